/** What every AWS client of this package is made with. */
export interface ClientSettings {
  region?: string;
  customUserAgent: string;
  requestHandler: { connectionTimeout: number; requestTimeout: number };
}

/**
 * Settings for a client of one region; without a region the standard chain decides (AWS_REGION, profile).
 * Credentials and the number of attempts (three) always come from the standard chain. The time limits are set because the SDK has none of its own.
 */
export function clientSettings(region: string | undefined): ClientSettings {
  return {
    ...(region ? { region } : {}),
    customUserAgent: "postgres-to-aurora",
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000 },
  };
}
