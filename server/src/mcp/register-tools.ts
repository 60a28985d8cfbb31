import { errors } from '@strapi/utils';
import type { Core, Modules } from '@strapi/types';

import { innerRequest, type ToolUser } from './inner-request';
import { TOOLS, type Tool } from './tools';

type Result = Modules.MCP.McpToolResult;

/** What Strapi has checked with the tool's schema. */
interface Arguments {
  args: Readonly<Record<string, unknown>>;
}

/**
 * Offers our tools to assistants, where Strapi's MCP server is switched on (`server.mcp.enabled`).
 * Whoever uses them comes with an admin token: Strapi shows a tool only to tokens that hold its
 * permission. In `register`: once Strapi has started, it takes no more tools.
 */
export const registerTools = (strapi: Core.Strapi): void => {
  // Earlier versions of Strapi have no MCP server.
  const { mcp } = (strapi.ai ?? {}) as Partial<Core.Strapi['ai']>;
  if (!mcp?.isEnabled()) return;
  for (const tool of TOOLS) {
    mcp.registerTool({
      name: tool.name,
      title: tool.title,
      description: tool.description,
      auth: { policies: [{ action: tool.action }] },
      resolveInputSchema: () => tool.input,
      resolveOutputSchema: () => tool.output,
      createHandler: (_, { userAbility, user }) => {
        const toolUser = { userAbility, userId: Number(user.id) };
        return ({ args }: Arguments) => run(strapi, tool, { user: toolUser, input: args });
      },
    });
  }
};

interface Use {
  user: ToolUser;
  input: Readonly<Record<string, unknown>>;
}

/** Refusals are answers, too: the assistant reads why, and what to do. */
const run = async (strapi: Core.Strapi, tool: Tool, { user, input }: Use): Promise<Result> => {
  try {
    const sent = tool.sends === 'query' ? { query: input } : { body: input };
    const ctx = await innerRequest(strapi, { user, ...sent });
    await tool.call(strapi, ctx);
    const answer: Record<string, unknown> = tool.output.parse(ctx.body);
    return {
      content: [{ type: 'text', text: JSON.stringify(answer) }],
      structuredContent: answer,
    };
  } catch (error) {
    return { content: [{ type: 'text', text: wordsOf(strapi, tool, error) }], isError: true };
  }
};

/** What went wrong inside is for the log: messages of databases hold values of rows. */
const wordsOf = (strapi: Core.Strapi, { name, title }: Tool, error: unknown): string => {
  if (error instanceof errors.ApplicationError) return String(error.message);
  const kind = error instanceof Error ? error.name : 'unknown error';
  strapi.log.error(`Social distribution: the MCP tool ${name} failed (${kind}).`);
  return `“${title}” failed inside Strapi. Look into its log, or try again later.`;
};
