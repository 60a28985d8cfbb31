import type { Core } from '@strapi/strapi';
import { aiOptions } from '../src/environment/ai-options';
import { findPackageRoot } from '../src/environment/find-package-root';
import { deliveryOptions, queueOptions } from '../src/environment/engine-options';
import { platformOptions } from '../src/environment/platform-options';
import { requiredSecret } from '../src/environment/required-secret';
import { serverAddress } from '../src/environment/server-address';

const articleFields = {
  title: 'title',
  summary: 'excerpt',
  body: 'body',
  image: 'cover',
  images: 'gallery',
  tags: 'tags',
  author: 'author',
  link: '/{locale}/articles/{slug}',
};

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'users-permissions': { config: { jwtSecret: requiredSecret(env, 'JWT_SECRET') } },
  'social-distribution': {
    enabled: true,
    resolve: findPackageRoot(__dirname, 'strapi-plugin-social-distribution'),
    config: {
      publicUrl: serverAddress(env).publicUrl,
      site: {
        name: 'Harbour Light Weekly',
        timezone: 'Europe/Lisbon',
        linkBaseUrl: env('LINK_BASE_URL', 'https://example.com'),
      },
      contentTypes: { 'api::article.article': articleFields },
      platforms: platformOptions(env),
      http: { allowPrivateHosts: env.bool('SOCIAL_ALLOW_PRIVATE_HOSTS', false) },
      queue: queueOptions(env),
      delivery: deliveryOptions(env),
      ai: aiOptions(env),
      notices: { emails: env.array('SOCIAL_NOTICE_EMAILS', []) },
    },
  },
});
