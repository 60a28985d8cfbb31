import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { systemClock } from '../environment';
import { RepeatedRequests } from './repeated-requests';
import { RequestLimits } from './request-limits';

/** What programs with an API token need beside the services that people use. */
export class Automation {
  readonly requests: RepeatedRequests;
  readonly limits: RequestLimits;

  constructor(strapi: Core.Strapi) {
    this.requests = new RepeatedRequests(strapi);
    this.limits = new RequestLimits(getConfig(strapi).api.perMinute, systemClock);
  }
}

export const createAutomation = ({ strapi }: { strapi: Core.Strapi }): Automation =>
  new Automation(strapi);
