import type {
  APPROVAL_STATES,
  ApprovalPage,
  ApprovalView,
  ApproveManyRequest,
  ApproveRequest,
  CommentRequest,
  DecideManyResponse,
  RejectManyRequest,
  RejectRequest,
} from '../../../contracts/approvals';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import { queryText } from './query-text';

/** Newest first. */
export interface ApprovalListArgs {
  siteId: number | undefined;
  state: (typeof APPROVAL_STATES)[number];
  before: number | undefined;
  pageSize: number;
}

/** Also after a failure: somebody else may have decided a moment ago. */
const AFTER_DECISION = ['SocialApprovals', 'SocialDeliveries', 'SocialHealth'] as const;

const approvalsApi = baseApi
  .enhanceEndpoints({ addTagTypes: ['SocialApprovals'] })
  .injectEndpoints({
    endpoints: (build) => ({
      getSocialApprovals: build.query<ApprovalPage, ApprovalListArgs>({
        query: ({ siteId, ...query }) => ({
          url: withSite(`${API_URL}/approvals?${queryText(query)}`, siteId),
          method: 'GET',
        }),
        transformResponse: (answer: Answer<ApprovalPage>) => unwrap(answer),
        providesTags: ['SocialApprovals'],
      }),

      approveSocialPosts: build.mutation<ApprovalView, { id: number; request: ApproveRequest }>({
        query: ({ id, request }) => ({
          url: `${API_URL}/approvals/${id}/approve`,
          method: 'POST',
          data: request,
        }),
        transformResponse: (answer: Answer<ApprovalView>) => unwrap(answer),
        invalidatesTags: AFTER_DECISION,
      }),

      rejectSocialPosts: build.mutation<ApprovalView, { id: number; request: RejectRequest }>({
        query: ({ id, request }) => ({
          url: `${API_URL}/approvals/${id}/reject`,
          method: 'POST',
          data: request,
        }),
        transformResponse: (answer: Answer<ApprovalView>) => unwrap(answer),
        invalidatesTags: AFTER_DECISION,
      }),

      commentOnSocialApproval: build.mutation<
        ApprovalView,
        { id: number; request: CommentRequest }
      >({
        query: ({ id, request }) => ({
          url: `${API_URL}/approvals/${id}/comments`,
          method: 'POST',
          data: request,
        }),
        transformResponse: (answer: Answer<ApprovalView>) => unwrap(answer),
        invalidatesTags: ['SocialApprovals'],
      }),

      approveManySocialPosts: build.mutation<DecideManyResponse, ApproveManyRequest>({
        query: (data) => ({ url: `${API_URL}/approvals/approve-many`, method: 'POST', data }),
        transformResponse: (answer: Answer<DecideManyResponse>) => unwrap(answer),
        invalidatesTags: AFTER_DECISION,
      }),

      rejectManySocialPosts: build.mutation<DecideManyResponse, RejectManyRequest>({
        query: (data) => ({ url: `${API_URL}/approvals/reject-many`, method: 'POST', data }),
        transformResponse: (answer: Answer<DecideManyResponse>) => unwrap(answer),
        invalidatesTags: AFTER_DECISION,
      }),
    }),
    overrideExisting: false,
  });

export const {
  useGetSocialApprovalsQuery,
  useApproveSocialPostsMutation,
  useRejectSocialPostsMutation,
  useCommentOnSocialApprovalMutation,
  useApproveManySocialPostsMutation,
  useRejectManySocialPostsMutation,
} = approvalsApi;
