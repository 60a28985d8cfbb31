'use strict';

const { randomUUID } = require('node:crypto');

const ARTICLES = 'articles';
const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'German' },
];
/** One of so many articles is the reader's own. */
const SHARE = 4;

const RIGHTS = [
  { action: 'plugin::social-distribution.analytics.read', subject: null, properties: {} },
  {
    action: 'plugin::content-manager.explorer.read',
    subject: 'api::article.article',
    properties: { fields: ['title'], locales: LANGUAGES.map(({ code }) => code) },
    conditions: ['admin::is-creator'],
  },
];

/**
 * Somebody whose role shows them the articles that they wrote, of which there are a few thousand
 * now; answers their token. Their numbers cannot be taken from sums of days.
 */
const addReader = async (strapi) => {
  await addLanguages(strapi);
  const roles = strapi.service('admin::role');
  const role = await roles.create({ name: 'Writers', description: '' });
  await roles.assignPermissions(role.id, RIGHTS);
  const reader = await strapi.service('admin::user').create({
    ...{ firstname: 'Bench', lastname: 'Writer', email: 'writer@harbour.example' },
    ...{ password: 'Bench-0nly-for-measuring', isActive: true, roles: [role.id] },
  });
  await addArticles(strapi, reader.id);
  return tokenOf(strapi, reader.id);
};

const addLanguages = async (strapi) => {
  const locales = strapi.plugin('i18n').service('locales');
  for (const language of LANGUAGES) {
    if (!(await locales.findByCode(language.code))) await locales.create(language);
  }
};

/** Of every entry that was distributed. */
const addArticles = (strapi, readerId) =>
  strapi.db.connection.raw(
    `insert into ${ARTICLES} (document_id, locale, title, slug, created_by_id)
     select entry_document_id, entry_locale, entry_title, entry_document_id,
       case when id % ${SHARE} = 0 then cast(? as integer) else null end
     from distributions`,
    [readerId]
  );

const tokenOf = async (strapi, userId) => {
  const sessions = strapi.sessionManager('admin');
  const options = { type: 'session' };
  const { token } = await sessions.generateRefreshToken(String(userId), randomUUID(), options);
  const access = await sessions.generateAccessToken(token);
  if (!('token' in access)) throw new Error('No session could be opened.');
  return access.token;
};

module.exports = { addReader };
