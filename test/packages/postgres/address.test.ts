import { describe, expect, test } from "@jest/globals";
import { Secret } from "@postgres-to-aurora/domain";
import { displayAddress, libpqEnvironment, parseDatabaseUrl, resolveDatabase } from "@postgres-to-aurora/postgres";

const parse = (url: string) => parseDatabaseUrl(new Secret(url), "source-url");

describe("parseDatabaseUrl", () => {
  test("reads every part, decodes the password, and checks certificates unless told otherwise", () => {
    const address = parse("postgresql://app%40home:p%2Fw%23@db.example:6432/my%20db");
    expect({ ...address, password: address.password.reveal() }).toEqual({
      host: "db.example",
      port: 6432,
      database: "my db",
      user: "app@home",
      password: "p/w#",
      tls: "verify-full",
    });
  });

  test("the port defaults to 5432", () => {
    expect(parse("postgres://a:b@c/d?sslmode=require")).toMatchObject({ port: 5432, tls: "require" });
  });

  test("an IPv6 host is understood", () => {
    expect(parse("postgres://a:b@[::1]:5433/d").host).toBe("::1");
  });

  test.each([
    ["mysql://a:b@c/d", "does not begin with postgresql://"],
    ["postgresql://hunter2secret", "names no"],
    ["postgresql://a:hunter2secret@host", "names no database"],
    ["postgresql://a:hunter2secret@host/d?sslmode=prefer", "sslmode prefer is not one of"],
    ["postgresql://a:hunter2secret@host/d?options=-c", "Parameter options is not supported"],
    ["postgresql://a:hunter2secret@ho st:x/d", "cannot be parsed"],
  ])("refuses %s and does not repeat it", (url, why) => {
    expect(() => parse(url)).toThrow(why);
    expect(() => parse(url)).not.toThrow("hunter2secret");
  });

  test("the display form and the environment: the password only where libpq reads it", () => {
    const address = parse("postgresql://app:hunter2secret@host/d?sslmode=disable");
    expect(displayAddress(address)).toBe("app@host:5432/d");
    expect(libpqEnvironment(address)).toMatchObject({ PGPASSWORD: "hunter2secret", PGSSLMODE: "disable" });
  });
});

describe("resolveDatabase", () => {
  const secret = (fields: object) => async () => new Secret(JSON.stringify(fields));
  const complete = { username: "app", password: "p@ss/word", host: "db", port: 5433, dbname: "shop" };

  test("a Secrets Manager secret is read like a URI", async () => {
    const address = await resolveDatabase("target", { url: undefined, secret: "shop/db" }, secret(complete));
    expect({ ...address, password: address.password.reveal() }).toEqual({
      host: "db",
      port: 5433,
      database: "shop",
      user: "app",
      password: "p@ss/word",
      tls: "verify-full",
    });
  });

  test.each([
    [{ url: undefined, secret: undefined }, "Neither target-url nor target-secret is given"],
    [{ url: new Secret("postgresql://a:b@c/d"), secret: "x" }, "Both target-url and target-secret are given"],
  ])("exactly one way must be given", async (input, words) => {
    await expect(resolveDatabase("target", input, secret(complete))).rejects.toThrow(words);
  });

  test("a secret that lacks something says what", async () => {
    const input = { url: undefined, secret: "shop/db" };
    await expect(resolveDatabase("target", input, secret({ username: "app", password: "x" }))).rejects.toThrow(
      "It lacks host, dbname",
    );
    await expect(resolveDatabase("target", input, async () => new Secret("hunter2secret"))).rejects.toThrow(
      "It is not JSON",
    );
  });
});
