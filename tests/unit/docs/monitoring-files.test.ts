import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { METRICS, type Metric } from '../../../server/src/services/monitoring/prometheus/metric';

const read = (file: string): string => readFileSync(join(__dirname, '../../../docs', file), 'utf8');

const dashboard = read('grafana/social-distribution.json');
const alerts = read('alerts.yml');
const page = read('monitoring.md');
const metrics: [string, Metric][] = Object.entries(METRICS);

/** What Prometheus calls the series that we export, with the labels that each has. */
const series = new Map(
  metrics.flatMap(([name, { kind, labels }]): [string, readonly string[]][] =>
    kind === 'histogram'
      ? [
          [`${name}_bucket`, [...labels, 'le']],
          [`${name}_sum`, labels],
          [`${name}_count`, labels],
        ]
      : [[name, labels]]
  )
);

const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/social_distribution_\w+/g)].map(([name]) => name)),
];

interface Dashboard {
  panels: { title: string; targets: { expr: string; legendFormat: string }[] }[];
}

/** The rules as the file lays them out: a name, an expression on one line or several, a description. */
const rulesIn = (text: string) =>
  text
    .split('      - alert: ')
    .slice(1)
    .map((rule) => ({
      alert: rule.slice(0, rule.indexOf('\n')),
      expr: /\n {8}expr: (?:\|\n)?([\s\S]*?)\n {8}for:/.exec(rule)?.[1] ?? '',
      description: /\n {10}description: (['"])(.+)\1/.exec(rule)?.[2] ?? '',
    }));

const panels = (JSON.parse(dashboard) as Dashboard).panels;
const rules = rulesIn(alerts);

const expressions = [
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ of: title, expr }))),
  ...rules.map(({ alert, expr }) => ({ of: alert, expr })),
];

/** Labels that are asked for in braces, with the series before them. */
const selectors = (expr: string): { name: string; labels: string[] }[] =>
  [...expr.matchAll(/(social_distribution_\w+)\{([^}]*)\}/g)].map(([, name = '', inside = '']) => ({
    name,
    labels: [...inside.matchAll(/(\w+)=/g)].map(([, label = '']) => label),
  }));

describe('the dashboard and the alert rules', () => {
  it.each(expressions)('use only series that we export: $of', ({ expr }) => {
    const names = namesIn(expr);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !series.has(name))).toEqual([]);
  });

  it.each(expressions)('ask only for labels that the series has: $of', ({ expr }) => {
    for (const { name, labels } of selectors(expr)) {
      expect(labels.filter((label) => !series.get(name)?.includes(label))).toEqual([]);
    }
    const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) =>
      list.split(',').map((label) => label.trim())
    );
    const known = namesIn(expr).flatMap((name) => series.get(name) ?? []);
    expect(grouped.filter((label) => !known.includes(label))).toEqual([]);
  });

  it('show every metric on the dashboard', () => {
    const shown = namesIn(dashboard);
    const missing = metrics.filter(
      ([name]) => !shown.some((one) => one === name || one.startsWith(`${name}_`))
    );
    expect(missing.map(([name]) => name)).toEqual([]);
  });
});

describe('the page about monitoring', () => {
  it('lists each metric with its kind, labels and meaning', () => {
    const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const [name, { kind, labels, help }] of metrics) {
      const row = rows.find((cells) => cells[1] === `\`${name}\``);
      const words = labels.map((label) => `\`${label}\``).join(', ') || '–';
      expect(row?.slice(2, 5)).toEqual([kind, words, help]);
    }
  });

  it('names no metric that is not exported', () => {
    expect(namesIn(page).filter((name) => !(name in METRICS))).toEqual([]);
  });

  it('says what to do about each alert', () => {
    expect(rules.length).toBeGreaterThan(10);
    for (const { alert, description } of rules) {
      expect(page).toContain(`\`${alert}\``);
      expect(description).not.toBe('');
    }
  });
});
