import { errors } from '@strapi/utils';

/**
 * A 403 whose sentence reaches the person: Strapi answers a bare "Forbidden" to a `ForbiddenError`,
 * and keeps the message of its subclass `PolicyError` only.
 */
export const forbidden = (sentence: string): Error => new errors.PolicyError(sentence);
