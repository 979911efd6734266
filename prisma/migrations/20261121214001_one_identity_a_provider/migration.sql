-- An account is one person at a provider: an e-mail address that was given to somebody else there must not let them in.

DROP INDEX "identity_user_id_idx";
CREATE UNIQUE INDEX "identity_user_id_issuer_key" ON "identity"("user_id", "issuer");
