import type { TargetPreview } from '../../../../contracts/dispatch';
import type { Look, PreviewWidth } from '../looks/look';

export interface LayoutProps {
  target: TargetPreview;
  look: Look;
  width: PreviewWidth;
}
