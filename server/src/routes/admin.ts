import { ACTIONS } from '../constants';
import { permit } from './permit';

/** Every admin route with its permission. The callback is public: state and cookie guard it. */
export const adminRoutes = [
  {
    method: 'GET',
    path: '/platforms',
    handler: 'platforms.list',
    config: permit(ACTIONS.read),
  },
  {
    method: 'POST',
    path: '/platforms/:platform/connect',
    handler: 'platforms.connect',
    config: permit(ACTIONS.connect),
  },
  {
    method: 'GET',
    path: '/platforms/:platform/callback',
    handler: 'platforms.callback',
    config: { auth: false },
  },
  {
    method: 'GET',
    path: '/connections',
    handler: 'connections.list',
    config: permit(ACTIONS.read),
  },
  {
    method: 'DELETE',
    path: '/connections/:id',
    handler: 'connections.remove',
    config: permit(ACTIONS.connect),
  },
  {
    method: 'GET',
    path: '/targets',
    handler: 'connections.targets',
    config: permit(ACTIONS.read),
  },
  {
    method: 'GET',
    path: '/content-types',
    handler: 'distributions.contentTypes',
    config: permit(ACTIONS.read),
  },
  {
    method: 'POST',
    path: '/preview',
    handler: 'distributions.preview',
    config: permit(ACTIONS.read),
  },
  {
    method: 'POST',
    path: '/preview/count',
    handler: 'distributions.count',
    config: permit(ACTIONS.read),
  },
  {
    method: 'POST',
    path: '/dispatch',
    handler: 'distributions.dispatch',
    config: permit(ACTIONS.distribute),
  },
  {
    method: 'GET',
    path: '/deliveries',
    handler: 'deliveries.list',
    config: permit(ACTIONS.read),
  },
  // Fixed paths stand before `/deliveries/:id…`, which would take their last part for an id.
  {
    method: 'GET',
    path: '/deliveries/undecided',
    handler: 'deliveries.undecided',
    config: permit(ACTIONS.read),
  },
  {
    method: 'POST',
    path: '/deliveries/retry',
    handler: 'deliveries.retryMany',
    config: permit(ACTIONS.distribute),
  },
  {
    method: 'GET',
    path: '/deliveries/:id',
    handler: 'deliveries.find',
    config: permit(ACTIONS.read),
  },
  {
    method: 'POST',
    path: '/deliveries/:id/retry',
    handler: 'deliveries.retry',
    config: permit(ACTIONS.distribute),
  },
  {
    method: 'POST',
    path: '/deliveries/:id/cancel',
    handler: 'deliveries.cancel',
    config: permit(ACTIONS.distribute),
  },
  {
    method: 'POST',
    path: '/deliveries/:id/resolve',
    handler: 'deliveries.resolve',
    config: permit(ACTIONS.distribute),
  },
  {
    method: 'GET',
    path: '/queue/status',
    handler: 'queue.status',
    config: permit(ACTIONS.read),
  },
  {
    method: 'GET',
    path: '/queue/failed',
    handler: 'deliveries.failed',
    config: permit(ACTIONS.read),
  },
  {
    method: 'POST',
    path: '/queue/retry/:id',
    handler: 'deliveries.retry',
    config: permit(ACTIONS.distribute),
  },
  {
    method: 'GET',
    path: '/health',
    handler: 'health.view',
    config: permit(ACTIONS.read),
  },
  {
    method: 'POST',
    path: '/sites/:id/pause',
    handler: 'health.pauseSite',
    config: permit(ACTIONS.pause),
  },
  {
    method: 'POST',
    path: '/sites/:id/resume',
    handler: 'health.resumeSite',
    config: permit(ACTIONS.pause),
  },
  {
    method: 'POST',
    path: '/circuits/:platform/retry',
    handler: 'health.retryCircuit',
    config: permit(ACTIONS.pause),
  },
  {
    method: 'POST',
    path: '/outbox/:id/retry',
    handler: 'health.retryOutbox',
    config: permit(ACTIONS.pause),
  },
  {
    method: 'GET',
    path: '/rules',
    handler: 'rules.list',
    config: permit(ACTIONS.read),
  },
  {
    method: 'POST',
    path: '/rules',
    handler: 'rules.create',
    config: permit(ACTIONS.rules),
  },
  {
    method: 'PUT',
    path: '/rules/:id',
    handler: 'rules.update',
    config: permit(ACTIONS.rules),
  },
  {
    method: 'DELETE',
    path: '/rules/:id',
    handler: 'rules.remove',
    config: permit(ACTIONS.rules),
  },
] as const;
