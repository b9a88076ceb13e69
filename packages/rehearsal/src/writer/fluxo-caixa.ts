import { randomBytes, randomUUID } from "node:crypto";
import type { Client } from "@postgres-to-aurora/postgres";
import { dice, pick, type Workload } from "./workload.js";

interface Entry {
  id: string;
  data: string;
}

const REMEMBERED = 2000;

/** The sample application at work: entries, transfers, corrections, cancellations, attachments, deletions. */
export async function fluxoCaixa(client: Client): Promise<Workload> {
  const accounts = await numbers(client, "SELECT id FROM fluxo.contas WHERE encerrada_em IS NULL");
  const users = await numbers(client, "SELECT id FROM fluxo.usuarios");
  const categories = await numbers(client, "SELECT id FROM fluxo.categorias WHERE id BETWEEN 3 AND 13");
  const { rows } = await client.query("SELECT id::text, data::text FROM fluxo.transacoes ORDER BY id LIMIT 500");
  const old = rows as Entry[];
  const own: Entry[] = [];

  async function enter(session: Client) {
    const data = day();
    const { rows } = await session.query({
      name: "lancar",
      text: "CALL fluxo.lancar($1::int, $2::int, $3::date, $4::numeric, $5::text)",
      values: [pick(accounts), pick(categories), data, price(), "Lançamento ao vivo"],
    });
    const { r_id: id } = rows[0] as { r_id: string };
    return {
      what: "lancar",
      committed: () => {
        own.push({ id, data });
        if (own.length > REMEMBERED) own.shift();
      },
    };
  }

  async function transfer(session: Client) {
    const from = dice(accounts.length);
    const to = (from + 1 + dice(accounts.length - 1)) % accounts.length;
    await session.query({
      name: "transferir",
      text: "CALL fluxo.transferir($1::int, $2::int, $3::date, $4::numeric, $5::uuid)",
      values: [accounts[from], accounts[to], day(), price(), randomUUID()],
    });
    return { what: "transferir" };
  }

  async function correct(session: Client) {
    const { id, data } = pick([pick(old), pick(own)]);
    await session.query({
      name: "corrigir",
      text: `UPDATE fluxo.transacoes SET valor = $3::numeric, descricao = descricao || '.', situacao = 'confirmada'
              WHERE id = $1::bigint AND data = $2::date AND situacao <> 'cancelada'`,
      values: [id, data, price()],
    });
    return { what: "corrigir" };
  }

  async function cancel(session: Client) {
    const { id, data } = pick(own);
    await session.query({ name: "cancelar", text: "CALL fluxo.cancelar($1::bigint, $2::date)", values: [id, data] });
    return { what: "cancelar" };
  }

  async function attach(session: Client) {
    const { id, data } = pick(old);
    await session.query({
      name: "anexar",
      text: "INSERT INTO fluxo.anexos (transacao_id, transacao_data, nome, conteudo) VALUES ($1::bigint, $2::date, $3, $4)",
      values: [id, data, `foto ${dice(1000)}.jpg`, randomBytes(100 + dice(4000))],
    });
    return { what: "anexar" };
  }

  async function remove(session: Client) {
    const entry = pick(own);
    await session.query({
      name: "excluir",
      text: "DELETE FROM fluxo.transacoes WHERE id = $1::bigint AND data = $2::date",
      values: [entry.id, entry.data],
    });
    return { what: "excluir", committed: () => void own.splice(own.indexOf(entry), own.includes(entry) ? 1 : 0) };
  }

  async function prefer(session: Client) {
    await session.query({
      name: "preferir",
      text: `UPDATE fluxo.usuarios SET preferencias = preferencias || pg_catalog.jsonb_build_object('visto', $2::int)
              WHERE id = $1::int`,
      values: [pick(users), dice(1000)],
    });
    return { what: "preferir" };
  }

  // Each as often as it stands here.
  const deeds = [
    enter,
    enter,
    enter,
    enter,
    enter,
    transfer,
    transfer,
    correct,
    correct,
    cancel,
    attach,
    remove,
    prefer,
  ];
  const needsOwn = new Set<unknown>([correct, cancel, remove]);
  return {
    notes: ["Works on fluxo-caixa: lancar, transferir, corrigir, cancelar, anexar, excluir, preferir"],
    refused: 0,
    perform(session) {
      const deed = pick(deeds);
      return (own.length === 0 && needsOwn.has(deed) ? enter : deed)(session);
    },
  };
}

async function numbers(client: Client, sql: string): Promise<number[]> {
  const { rows } = await client.query(`${sql} ORDER BY id LIMIT 10000`);
  return (rows as { id: number }[]).map(({ id }) => id);
}

/** A day of 2026, now and then one of the default partition. */
function day(): string {
  const year = dice(50) === 0 ? 2027 : 2026;
  return `${year}-${String(1 + dice(12)).padStart(2, "0")}-${String(1 + dice(28)).padStart(2, "0")}`;
}

function price(): string {
  return (1 + dice(100_000) / 100).toFixed(2);
}
