-- fluxo-caixa, part 3 of 3: foreign keys, indexes, views, routines, triggers. After the rows, since that is faster.
ALTER TABLE fluxo.categorias
  ADD CONSTRAINT categorias_pai_fkey FOREIGN KEY (pai_id) REFERENCES fluxo.categorias (id)
    ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE fluxo.contas
  ADD CONSTRAINT contas_usuario_fkey FOREIGN KEY (usuario_id) REFERENCES fluxo.usuarios (id) ON DELETE RESTRICT,
  -- Accounts are reordered by swapping numbers, which is only right at the end of the transaction.
  ADD CONSTRAINT contas_ordem_unica UNIQUE (usuario_id, ordem) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE fluxo.transferencias
  ADD CONSTRAINT transferencias_origem_fkey FOREIGN KEY (conta_origem) REFERENCES fluxo.contas (id),
  ADD CONSTRAINT transferencias_destino_fkey FOREIGN KEY (conta_destino) REFERENCES fluxo.contas (id);
ALTER TABLE fluxo.transacoes
  ADD CONSTRAINT transacoes_conta_fkey FOREIGN KEY (conta_id) REFERENCES fluxo.contas (id) ON DELETE CASCADE,
  ADD CONSTRAINT transacoes_categoria_fkey FOREIGN KEY (categoria_id) REFERENCES fluxo.categorias (id) ON UPDATE CASCADE,
  ADD CONSTRAINT transacoes_transferencia_fkey FOREIGN KEY (transferencia_id) REFERENCES fluxo.transferencias (id) ON DELETE CASCADE;
ALTER TABLE fluxo."orçamentos"
  ADD CONSTRAINT "orçamentos_usuario_fkey" FOREIGN KEY (usuario_id) REFERENCES fluxo.usuarios (id) ON DELETE CASCADE,
  ADD CONSTRAINT "orçamentos_categoria_fkey" FOREIGN KEY (categoria_id) REFERENCES fluxo.categorias (id) ON DELETE CASCADE;
ALTER TABLE fluxo.alertas
  ADD CONSTRAINT "alertas_orçamento_fkey" FOREIGN KEY (usuario_id, categoria_id, mes)
    REFERENCES fluxo."orçamentos" (usuario_id, categoria_id, mes) ON DELETE CASCADE;
ALTER TABLE fluxo.anexos
  ADD CONSTRAINT anexos_transacao_fkey FOREIGN KEY (transacao_id, transacao_data) REFERENCES fluxo.transacoes (id, data)
    ON UPDATE CASCADE ON DELETE CASCADE;

CREATE UNIQUE INDEX usuarios_email_idx ON fluxo.usuarios (lower(email));
CREATE UNIQUE INDEX contas_principal_idx ON fluxo.contas (usuario_id) WHERE principal;
CREATE INDEX categorias_pai_idx ON fluxo.categorias (pai_id);
CREATE INDEX transacoes_conta_idx ON fluxo.transacoes (conta_id, data, id) INCLUDE (valor_assinado);
CREATE INDEX transacoes_categoria_idx ON fluxo.transacoes (categoria_id, data);
CREATE INDEX transacoes_etiquetas_idx ON fluxo.transacoes USING gin (etiquetas);
CREATE INDEX transacoes_transferencia_idx ON fluxo.transacoes (transferencia_id) WHERE transferencia_id IS NOT NULL;
CREATE INDEX anexos_transacao_idx ON fluxo.anexos (transacao_id, transacao_data);
CREATE INDEX auditoria_quando_idx ON fluxo.auditoria USING brin (quando);

CREATE VIEW fluxo.vw_saldo_atual AS
SELECT conta_id, conta, usuario, data AS ultima_data, movimentos, saldo_atual
  FROM (SELECT c.id AS conta_id, c.nome AS conta, u.nome AS usuario, t.data,
               count(t.id) OVER (PARTITION BY c.id) AS movimentos,
               c.saldo_inicial + coalesce(sum(t.valor_assinado) OVER (PARTITION BY c.id ORDER BY t.data, t.id), 0) AS saldo_atual,
               row_number() OVER (PARTITION BY c.id ORDER BY t.data DESC, t.id DESC) AS posicao
          FROM fluxo.contas AS c
          JOIN fluxo.usuarios AS u ON u.id = c.usuario_id
          LEFT JOIN fluxo.transacoes AS t ON t.conta_id = c.id) AS corrido
 WHERE posicao = 1;
COMMENT ON VIEW fluxo.vw_saldo_atual IS 'O saldo de cada conta, somado lançamento a lançamento';

CREATE VIEW fluxo.vw_fluxo_mensal AS
SELECT mes, entradas, saidas, entradas - saidas AS resultado,
       sum(entradas - saidas) OVER (ORDER BY mes) AS acumulado,
       entradas - saidas - lag(entradas - saidas) OVER (ORDER BY mes) AS variacao
  FROM (SELECT date_trunc('month', data)::date AS mes,
               sum(valor) FILTER (WHERE tipo = 'entrada') AS entradas,
               sum(valor) FILTER (WHERE tipo = 'saida') AS saidas
          FROM fluxo.transacoes WHERE situacao <> 'cancelada' GROUP BY 1) AS por_mes;

CREATE VIEW fluxo.vw_arvore_categorias AS
WITH RECURSIVE arvore AS (
  SELECT id, nome, 0 AS nivel, ARRAY[nome] AS caminho FROM fluxo.categorias WHERE pai_id IS NULL
  UNION ALL
  SELECT c.id, c.nome, a.nivel + 1, a.caminho || c.nome FROM fluxo.categorias AS c JOIN arvore AS a ON a.id = c.pai_id)
SELECT id, repeat('  ', nivel) || nome AS nome, caminho FROM arvore;

CREATE MATERIALIZED VIEW fluxo.mv_resumo_mensal AS
SELECT u.id AS usuario_id, t.categoria_id, date_trunc('month', t.data)::date AS mes, count(*) AS quantidade, sum(t.valor_assinado) AS total
  FROM fluxo.transacoes AS t JOIN fluxo.contas AS c ON c.id = t.conta_id JOIN fluxo.usuarios AS u ON u.id = c.usuario_id
 GROUP BY 1, 2, 3;
CREATE UNIQUE INDEX mv_resumo_mensal_idx ON fluxo.mv_resumo_mensal (usuario_id, categoria_id, mes);

CREATE FUNCTION fluxo.saldo_em(p_conta integer, p_data date) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT c.saldo_inicial + coalesce((SELECT sum(t.valor_assinado) FROM fluxo.transacoes AS t
                                      WHERE t.conta_id = c.id AND t.data <= p_data), 0)
    FROM fluxo.contas AS c WHERE c.id = p_conta
$$;
COMMENT ON FUNCTION fluxo.saldo_em(integer, date) IS 'Saldo de uma conta ao fim de um dia';

CREATE FUNCTION fluxo.extrato(p_conta integer, p_de date, p_ate date)
RETURNS TABLE (data date, descricao text, valor numeric, saldo numeric) LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_saldo numeric := fluxo.saldo_em(p_conta, p_de - 1);
  t record;
BEGIN
  IF v_saldo IS NULL THEN
    RAISE EXCEPTION 'A conta % não existe', p_conta USING ERRCODE = 'no_data_found';
  END IF;
  FOR t IN SELECT x.data, x.descricao, x.valor_assinado FROM fluxo.transacoes AS x
            WHERE x.conta_id = p_conta AND x.data BETWEEN p_de AND p_ate ORDER BY x.data, x.id LOOP
    v_saldo := v_saldo + t.valor_assinado;
    data := t.data; descricao := t.descricao; valor := t.valor_assinado; saldo := v_saldo;
    RETURN NEXT;
  END LOOP;
END $$;

-- Writes one alert per month when a user's spending in a category passes the budget.
CREATE FUNCTION fluxo.verificar_orcamento(p_conta integer, p_categoria integer, p_data date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_mes date := date_trunc('month', p_data)::date;
  v_usuario integer := (SELECT usuario_id FROM fluxo.contas WHERE id = p_conta);
  v_limite numeric;
  v_gasto numeric;
BEGIN
  SELECT limite INTO v_limite FROM fluxo."orçamentos"
   WHERE usuario_id = v_usuario AND categoria_id = p_categoria AND mes = v_mes;
  IF NOT FOUND THEN
    RETURN true;
  END IF;
  SELECT coalesce(-sum(t.valor_assinado), 0) INTO v_gasto
    FROM fluxo.contas AS c JOIN fluxo.transacoes AS t ON t.conta_id = c.id
   WHERE c.usuario_id = v_usuario AND t.categoria_id = p_categoria AND t.data >= v_mes AND t.data < v_mes + interval '1 month';
  IF v_gasto <= v_limite THEN
    RETURN true;
  END IF;
  INSERT INTO fluxo.alertas AS a (usuario_id, categoria_id, mes, gasto, limite)
  VALUES (v_usuario, p_categoria, v_mes, v_gasto, v_limite)
  ON CONFLICT ON CONSTRAINT um_alerta_por_mes DO UPDATE SET gasto = excluded.gasto, limite = excluded.limite;
  RETURN false;
END $$;

CREATE PROCEDURE fluxo.lancar(p_conta integer, p_categoria integer, p_data date, p_valor numeric, p_descricao text, INOUT r_id bigint DEFAULT NULL)
LANGUAGE plpgsql AS $$
DECLARE
  v_tipo fluxo.tipo_lancamento;
BEGIN
  SELECT tipo INTO v_tipo FROM fluxo.categorias WHERE id = p_categoria;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'A categoria % não existe', p_categoria USING ERRCODE = 'foreign_key_violation';
  END IF;
  INSERT INTO fluxo.transacoes (data, conta_id, categoria_id, tipo, valor, descricao)
  VALUES (p_data, p_conta, p_categoria, v_tipo, p_valor, p_descricao) RETURNING id INTO r_id;
  IF v_tipo = 'saida' THEN
    PERFORM fluxo.verificar_orcamento(p_conta, p_categoria, p_data);
  END IF;
END $$;

CREATE PROCEDURE fluxo.transferir(p_origem integer, p_destino integer, p_data date, p_valor numeric, p_chave uuid)
LANGUAGE plpgsql AS $$
DECLARE
  v_id bigint;
BEGIN
  -- Both accounts in the order of their ids, so that two opposite transfers cannot wait for each other.
  PERFORM 1 FROM fluxo.contas WHERE id IN (p_origem, p_destino) ORDER BY id FOR UPDATE;
  INSERT INTO fluxo.transferencias (chave, conta_origem, conta_destino, valor, recibo)
  VALUES (p_chave, p_origem, p_destino, p_valor, nextval('fluxo.numero_recibo')) RETURNING id INTO v_id;
  INSERT INTO fluxo.transacoes (data, conta_id, categoria_id, transferencia_id, tipo, valor, descricao)
  VALUES (p_data, p_origem, 15, v_id, 'saida', p_valor, 'Transferência para a conta ' || p_destino),
         (p_data, p_destino, 14, v_id, 'entrada', p_valor, 'Transferência da conta ' || p_origem);
END $$;

CREATE PROCEDURE fluxo.cancelar(p_id bigint, p_data date) LANGUAGE plpgsql AS $$
BEGIN
  UPDATE fluxo.transacoes SET situacao = 'cancelada',
         metadados = coalesce(metadados, '{}') || jsonb_build_object('cancelada_em', clock_timestamp())
   WHERE id = p_id AND data = p_data AND situacao <> 'cancelada';
END $$;

CREATE FUNCTION fluxo.atualizar_saldo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE fluxo.contas SET saldo = saldo - old.valor_assinado WHERE id = old.conta_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE fluxo.contas SET saldo = saldo + new.valor_assinado WHERE id = new.conta_id;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION fluxo.auditar() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_antes jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(old) END;
  v_depois jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(new) END;
BEGIN
  INSERT INTO fluxo.auditoria (tabela, operacao, chave, antes, depois)
  VALUES (TG_ARGV[0], left(TG_OP, 1), jsonb_build_object('id', coalesce(v_depois, v_antes) -> 'id'), v_antes, v_depois);
  RETURN NULL;
END $$;

CREATE FUNCTION fluxo.marcar_atualizacao() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.atualizado_em := clock_timestamp();
  RETURN new;
END $$;

CREATE TRIGGER saldo_ao_incluir AFTER INSERT OR DELETE ON fluxo.transacoes FOR EACH ROW EXECUTE FUNCTION fluxo.atualizar_saldo();
CREATE TRIGGER saldo_ao_mudar AFTER UPDATE ON fluxo.transacoes FOR EACH ROW
  WHEN (old.valor_assinado IS DISTINCT FROM new.valor_assinado OR old.conta_id <> new.conta_id) EXECUTE FUNCTION fluxo.atualizar_saldo();
CREATE TRIGGER auditoria_transacoes AFTER INSERT OR UPDATE OR DELETE ON fluxo.transacoes FOR EACH ROW EXECUTE FUNCTION fluxo.auditar('transacoes');
CREATE TRIGGER auditoria_usuarios AFTER UPDATE OR DELETE ON fluxo.usuarios FOR EACH ROW EXECUTE FUNCTION fluxo.auditar('usuarios');
CREATE TRIGGER usuarios_atualizacao BEFORE UPDATE ON fluxo.usuarios FOR EACH ROW EXECUTE FUNCTION fluxo.marcar_atualizacao();
CREATE TRIGGER contas_atualizacao BEFORE UPDATE ON fluxo.contas FOR EACH ROW EXECUTE FUNCTION fluxo.marcar_atualizacao();
