/** Every permission of Instagram Login, in the words of the consent screen. The older names without `instagram_` ended on 2025-01-27. */
export const SCOPE_WORDS: Readonly<Record<string, string>> = {
  instagram_business_basic: 'View profile and access media',
  instagram_business_content_publish: 'Access and publish content',
  instagram_business_manage_comments: 'Access and manage comments',
  instagram_business_manage_insights: 'Access insights',
  instagram_business_manage_messages: 'Access and manage messages',
};

/** Cannot be unticked: nothing works without it. */
export const BASIC_SCOPE = 'instagram_business_basic';
