import { Socket } from 'node:net';

/** The sockets of a driver that cannot itself drop them when the other side does not answer. */
export class OpenSockets {
  readonly #open = new Set<Socket>();

  /** A new socket for the driver. */
  create(): Socket {
    const socket = new Socket();
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  }

  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }
}
