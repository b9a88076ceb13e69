import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { Secret, UserError } from "@postgres-to-aurora/domain";
import { awsCall } from "./aws-error.js";
import { clientSettings } from "./client-settings.js";

/**
 * A reader of Secrets Manager secrets. Nothing is contacted before its first use.
 * @param region AWS region; without it the environment's
 * @returns reads the text (for database secrets: JSON) of a secret by name or ARN; throws UserError when it does not
 * exist, holds no text or may not be read, EnvironmentError when AWS cannot be reached
 */
export function secretReader(region?: string): (id: string) => Promise<Secret> {
  let client: SecretsManagerClient | undefined;
  return async (id) => {
    client ??= new SecretsManagerClient(clientSettings(region));
    const open = client;
    const answer = await awsCall({ permission: "secretsmanager:GetSecretValue", thing: `secret ${id}` }, () =>
      open.send(new GetSecretValueCommand({ SecretId: id })),
    );
    if (answer.SecretString === undefined)
      throw new UserError({
        code: "SECRET_NOT_TEXT",
        what: `Secret ${id} holds binary data`,
        remedy: 'Store it as text: {"username":...,"password":...,"host":...,"port":...,"dbname":...}',
      });
    return new Secret(answer.SecretString);
  };
}
