export { isPostgresInstalled, startPostgres, type PostgresService } from './postgres';
export { isRedisInstalled, startRedis, type RedisService, type RedisServiceOptions } from './redis';
