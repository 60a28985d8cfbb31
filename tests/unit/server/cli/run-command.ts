import { run } from '../../../../server/src/cli';

export interface Ran {
  code: number;
  printed: string;
  complained: string;
}

/** Runs the command line as the package's bin does. */
export const runCommand = async (...args: string[]): Promise<Ran> => {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await run(args, {
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
};
