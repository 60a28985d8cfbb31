/** `SHORT_WORDING` as a template: what people start from. */
export const SHORT_TEMPLATE = `{% assign plain_title = title | strip | downcase -%}
{% assign plain_summary = summary | strip | downcase -%}
{{ title }}

{% if plain_summary != plain_title %}{{ summary }}{% endif %}

{{ link }}

{{ hashtags }}
`;

/** `THREAD_WORDING` as a template. */
export const THREAD_TEMPLATE = `{% assign plain_title = title | strip | downcase -%}
{% assign plain_summary = summary | strip | downcase -%}
{% assign is_teaser = summary | same_beginning: body -%}
{{ title }}

{% unless plain_summary == plain_title or is_teaser %}{{ summary }}{% endunless %}

{{ body }}

{{ link }}

{{ hashtags }}
`;
