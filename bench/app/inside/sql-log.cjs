'use strict';

/** Values that differ from statement to statement say nothing here. */
const shapeOf = (sql) =>
  sql
    .replace(/\$\d+/g, '?')
    .replace(/\?(?:\s*,\s*\?)+/g, '?…')
    .replace(/(\(\?…?\)\s*,?\s*)+/g, '(?…) ')
    .replace(/\s+/g, ' ')
    .slice(0, 240);

let stop = () => [];

/** Counts statements by their shape until `countSqlEnd`. */
const countSql = (strapi) => {
  const counts = new Map();
  const note = ({ sql }) => counts.set(shapeOf(sql), (counts.get(shapeOf(sql)) ?? 0) + 1);
  strapi.db.connection.on('query', note);
  stop = () => {
    strapi.db.connection.removeListener('query', note);
    return [...counts].sort(([, a], [, b]) => b - a);
  };
};

/** `[statement, how often]`, the most frequent first. */
const countSqlEnd = () => {
  const counted = stop();
  stop = () => [];
  return counted;
};

module.exports = { countSql, countSqlEnd };
