import type { Platform } from '../../../../contracts/platforms';
import { OAuthConnectButton } from './OAuthConnectButton';
import { PasswordConnectButton } from './PasswordConnectButton';
import type { PageMessage } from './connect-message';

export interface ConnectButtonProps {
  platform: Platform;
  /** Visible text; the accessible name is `name`, which begins with it. */
  text: string;
  name: string;
  isDisabled: boolean;
  /** Id of the text that says why it is disabled. */
  describedBy?: string;
  /** The account to connect again. */
  handle?: string;
  variant?: 'secondary' | 'tertiary';
  onMessage: (message: PageMessage) => void;
}

/** Connects an account in the platform's own way. */
export const ConnectButton = (props: ConnectButtonProps) =>
  props.platform.connectBy === 'oauth2' ? (
    <OAuthConnectButton {...props} />
  ) : (
    <PasswordConnectButton {...props} />
  );
