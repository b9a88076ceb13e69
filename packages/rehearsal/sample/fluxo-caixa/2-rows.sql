-- fluxo-caixa, part 2 of 3: rows. The setting fluxo.transacoes says how many transactions; all else follows from it.
-- The same number gives the same rows on every server: nothing random, nothing read from the clock.
CREATE FUNCTION pg_temp.quantas() RETURNS integer LANGUAGE sql STABLE
  AS $$ SELECT current_setting('fluxo.transacoes')::integer $$;
-- A number from 0 to below n that looks random; one row of dice per salt.
CREATE FUNCTION pg_temp.dado(linha bigint, sal integer, n integer) RETURNS integer LANGUAGE sql IMMUTABLE
  AS $$ SELECT ((hashint8extended(linha, sal) & 9007199254740991) % n)::integer $$;

INSERT INTO fluxo.usuarios (nome, email, "Apelido", endereco, preferencias, ativo, criado_em, atualizado_em)
SELECT format('%s %s', nome, sobrenome),
       format('%s.%s.%s@exemplo.com.br', translate(lower(nome), 'áãéíçô', 'aaeico'), translate(lower(sobrenome), 'áãéíçô', 'aaeico'), i),
       CASE WHEN i % 3 = 0 THEN left(nome, 3) || ' "' || i || '"' END,
       ROW(format('Rua %s, %s', (ARRAY['das Flores', 'XV de Novembro', 'Sete', 'do Comércio'])[1 + i % 4], i),
           (ARRAY['São Paulo', 'Curitiba', 'Recife', 'Belém'])[1 + i % 4], (ARRAY['SP', 'PR', 'PE', 'PA'])[1 + i % 4])::fluxo.endereco,
       jsonb_build_object('tema', CASE WHEN i % 2 = 0 THEN 'escuro' ELSE 'claro' END, 'avisos', jsonb_build_array('email', i % 5)),
       i % 17 <> 0, '2025-01-01 12:00+00'::timestamptz + i * interval '3 hours', '2025-06-01 12:00+00'::timestamptz + i * interval '1 hour'
  FROM generate_series(1, greatest(20, pg_temp.quantas() / 500)) AS i
 CROSS JOIN LATERAL (SELECT (ARRAY['Ana', 'João', 'Cecília', 'André', 'Inês', 'Tomás', 'Conceição', 'Zé'])[1 + i % 8] AS nome,
                            (ARRAY['Silva', 'Araújo', 'Gonçalves', 'D''Ávila', 'Souza', 'Lopes', 'Brandão'])[1 + i % 7] AS sobrenome) AS n;

INSERT INTO fluxo.categorias (id, pai_id, nome, tipo, cor)
SELECT id, pai_id, nome, tipo::fluxo.tipo_lancamento, '#' || substr(md5(nome), 1, 6)
  FROM (VALUES (1, NULL::integer, 'Receitas', 'entrada'), (2, NULL, 'Despesas', 'saida'), (3, 1, 'Vendas', 'entrada'),
               (4, 1, 'Serviços', 'entrada'), (5, 1, 'Juros', 'entrada'), (6, 2, 'Pessoal', 'saida'), (7, 6, 'Salários', 'saida'),
               (8, 6, 'Benefícios', 'saida'), (9, 2, 'Aluguel', 'saida'), (10, 2, 'Impostos', 'saida'), (11, 2, 'Fornecedores', 'saida'),
               (12, 2, 'Manutenção', 'saida'), (13, 2, 'Marketing', 'saida'), (14, 1, 'Transferência recebida', 'entrada'),
               (15, 2, 'Transferência enviada', 'saida')) AS c(id, pai_id, nome, tipo);

INSERT INTO fluxo.contas (usuario_id, ordem, nome, saldo_inicial, saldo, limite, principal, aberta_em, encerrada_em, atualizado_em)
SELECT u.id, k, (ARRAY['Conta corrente', 'Poupança', 'Cartão'])[k], s, s, (k - 1) * 500, k = 1, '2025-01-02'::date + u.id % 300,
       CASE WHEN k = 3 AND u.id % 29 = 0 THEN '2026-11-30'::date END, '2025-12-31 12:00+00'
  FROM fluxo.usuarios AS u CROSS JOIN generate_series(1, 3) AS k
 CROSS JOIN LATERAL (SELECT pg_temp.dado(u.id, k, 1000000) / 100.0 AS s) AS inicio
 ORDER BY u.id, k;

-- 3 of 100 lie outside 2026 and so in the default partition.
INSERT INTO fluxo.transacoes (data, conta_id, categoria_id, tipo, situacao, valor, descricao, etiquetas, metadados, criado_em)
SELECT d, 1 + pg_temp.dado(i, 2, contas), c.id, c.tipo,
       CASE pg_temp.dado(i, 3, 20) WHEN 0 THEN 'pendente' WHEN 1 THEN 'cancelada' ELSE 'confirmada' END::fluxo.situacao,
       1 + pg_temp.dado(i, 4, 99999) / 100.0,
       CASE WHEN i % 11 = 0 THEN E'Observação em\nduas linhas, com \\barra e "aspas" ' ELSE 'Lançamento ' END || i,
       CASE i % 4 WHEN 0 THEN '{}' WHEN 1 THEN ARRAY['fixo'] ELSE ARRAY['mensal', c.nome] END,
       CASE WHEN i % 3 = 0 THEN jsonb_build_object('origem', 'importação', 'linha', i, 'nota', to_jsonb(i % 2 = 0)) END,
       d + interval '9 hours' + i % 36000 * interval '1 second'
  FROM generate_series(1, pg_temp.quantas()) AS i
 CROSS JOIN (SELECT count(*)::integer AS contas FROM fluxo.contas) AS q
 CROSS JOIN LATERAL (SELECT CASE WHEN i % 100 < 3 THEN '2025-01-01'::date ELSE '2026-01-01' END + pg_temp.dado(i, 5, 365) AS d) AS quando
  JOIN fluxo.categorias AS c ON c.id = 3 + pg_temp.dado(i, 6, 11);

UPDATE fluxo.contas AS c SET saldo = saldo_inicial + t.soma
  FROM (SELECT conta_id, sum(valor_assinado) AS soma FROM fluxo.transacoes GROUP BY conta_id) AS t WHERE t.conta_id = c.id;

INSERT INTO fluxo.transferencias (chave, conta_origem, conta_destino, valor, recibo, feita_em)
SELECT md5('chave ' || i)::uuid, 1 + pg_temp.dado(i, 7, contas - 1), contas, 1 + i % 900, nextval('fluxo.numero_recibo'),
       '2026-01-01 00:00+00'::timestamptz + i * interval '7 minutes'
  FROM generate_series(1, pg_temp.quantas() / 50) AS i CROSS JOIN (SELECT count(*)::integer AS contas FROM fluxo.contas) AS q;

INSERT INTO fluxo."orçamentos" (usuario_id, categoria_id, mes, limite)
SELECT u.id, c.id, mes::date, 500 + pg_temp.dado(u.id, c.id, 5000)
  FROM fluxo.usuarios AS u JOIN fluxo.categorias AS c ON c.id IN (7, 9, 11)
 CROSS JOIN generate_series('2026-01-01'::timestamp, '2026-12-01', '1 month') AS mes;

INSERT INTO fluxo.anexos (id, transacao_id, transacao_data, nome, conteudo, enviado_em)
SELECT md5('anexo ' || id)::uuid, id, data, format('nota %s.pdf', id),
       decode(repeat(md5('conteúdo ' || id), 1 + pg_temp.dado(id, 8, 200)), 'hex'), data + time '10:00'
  FROM fluxo.transacoes WHERE id % 40 = 0;

INSERT INTO fluxo.periodos_fiscais (codigo, periodo, fechado, aliquotas)
SELECT to_char(mes, 'YYYY"T"Q'), daterange(mes::date, (mes + interval '3 months')::date), mes < '2026-01-01', ARRAY[0.0165, 0.0760]
  FROM generate_series('2025-01-01'::timestamp, '2026-10-01', '3 months') AS mes;

INSERT INTO fluxo.auditoria (tabela, operacao, chave, depois, quem, quando)
SELECT 'transacoes', 'I', jsonb_build_object('id', id, 'data', data), to_jsonb(t), 'importacao', criado_em
  FROM fluxo.transacoes AS t WHERE id % 10 = 0 ORDER BY id;

DROP FUNCTION pg_temp.quantas(), pg_temp.dado(bigint, integer, integer);
