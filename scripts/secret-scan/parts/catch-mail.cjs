'use strict';

/**
 * Preloaded into Strapi: mail goes into the file that `CAUGHT_MAIL` names, one JSON a line, instead
 * of to a mail server.
 */
const { appendFileSync } = require('node:fs');
const Module = require('node:module');

const PROVIDER = /provider-email-sendmail/;

const caught = {
  init: () => ({
    send: async (mail) => appendFileSync(process.env.CAUGHT_MAIL, `${JSON.stringify(mail)}\n`),
  }),
};

const load = Module._load;

Module._load = function (request, ...rest) {
  return process.env.CAUGHT_MAIL && PROVIDER.test(request)
    ? caught
    : load.call(this, request, ...rest);
};
