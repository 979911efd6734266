-- How a sign-in with a second factor goes on. By themselves, because a new value can be used only when it is committed.

ALTER TYPE "sign_in_outcome" ADD VALUE 'code_awaited';
ALTER TYPE "sign_in_outcome" ADD VALUE 'wrong_code';
ALTER TYPE "sign_in_outcome" ADD VALUE 'recovery_code_used';
