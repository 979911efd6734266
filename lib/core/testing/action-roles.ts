/**
 * Who each server action of the project is for, at the least. Each is a public endpoint, so tests ask all of them as everybody; one
 * that does not stand here fails them.
 */
export const ACTION_ROLES = {
  /** Answered for visitors: they ask for a password, a link or a code, write to nobody's account, and have tests of their own. */
  visitor: [
    'signInAction',
    'setUpAction',
    'acceptInvitationAction',
    'forgottenAction',
    'resetPasswordAction',
    'signOutAction',
    'signOutEverywhereAction',
    'startProviderAction',
    'secondStepAction',
    'subscribeAction',
    'confirmSubscriptionAction',
    'changeSubscriptionAction',
    'unsubscribeAction',
    'reportErrorAction',
  ],
  /** For everybody with an account; the row may still say no. */
  editor: [
    'changePasswordAction',
    'unlinkAction',
    'startSecondFactorAction',
    'confirmSecondFactorAction',
    'renewRecoveryCodesAction',
    'switchOffSecondFactorAction',
    'recordFigureAction',
    'proposeAssessmentAction',
    'decideAssessmentAction',
    'withdrawAssessmentAction',
    'reviewAction',
    'withdrawAction',
    'discardAction',
    'retractAction',
    'policyAction',
    'proposeRetractionAction',
    'decideRetractionAction',
    'withdrawRetractionAction',
    'decideRevisionAction',
    'archiveAction',
    'lookAction',
  ],
  reviewer: ['planReleasesAction', 'answerReportAction', 'dismissReportAction', 'reviseAction'],
  admin: [
    'inviteAction',
    'passwordLinkAction',
    'revokeInvitationAction',
    'disableAction',
    'enableAction',
    'endSessionsAction',
    'takeFactorAction',
    'changeRoleAction',
    'unlinkOfAction',
    'setFactorRulesAction',
    'importUploadAction',
    'makeSnapshotAction',
  ],
} as const;

export type ActionRole = keyof typeof ACTION_ROLES;
