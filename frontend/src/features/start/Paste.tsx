import { Alert, Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bodyPeopleQuery } from "@/shared/api/bodyQueries";
import { write } from "@/shared/api/client";
import type { BodyPeople, PastedPeople, PastedRow, Unit } from "@/shared/api/types";
import { problemOf, useAct } from "@/shared/api/useAct";
import { Panel } from "@/shared/ui/Page";
import { Ready } from "@/shared/ui/Ready";
import { useKept } from "@/shared/useKept";
import { type Choices, PastedRows } from "./PastedRows";

type Pasted = { text: string; rows: PastedRow[]; ignored: string[] };
const NOTHING: Pasted = { text: "", rows: [], ignored: [] };

/** A list out of a spreadsheet: read, mended line by line, saved. What was pasted is kept on the device until then. */
export function Paste({ body, ...choices }: Choices & { body: Unit }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [pasted, setPasted] = useKept<Pasted>(`start-people:${body.id}`, NOTHING);
  const [done, setDone] = useState<number | null>(null);
  const reading = useMutation({
    mutationFn: () => write<PastedPeople>("POST", `bodies/${body.id}/people/reading`, { text: pasted.text }),
    onSuccess: (found) => setPasted({ ...pasted, ...found }),
  });
  const waiting = pasted.rows.filter((row) => !row.exists);
  const saving = useAct<BodyPeople>((answer) => {
    setDone(waiting.length);
    setPasted(NOTHING);
    queries.setQueryData(bodyPeopleQuery(body.id).queryKey, answer);
    for (const queryKey of [["start"], ["people"], ["directory"], ["me"], ["body", body.id, "units"]])
      void queries.invalidateQueries({ queryKey });
  });
  const problem = saving.problem ?? problemOf(reading.error);
  const save = () =>
    saving.mutate({
      path: `bodies/${body.id}/people`,
      body: {
        items: waiting.map(({ full_name, title, unit, post, username, phone }) => {
          return { full_name, title, unit, post, username, phone };
        }),
      },
    });
  return (
    <Panel title={t("start.pasteTitle")} aside={t("start.pasteHelp")}>
      {done !== null && !pasted.rows.length && (
        <p className="note tone-green" role="status">
          {t("start.added", { count: done })}
        </p>
      )}
      {problem && (
        <Alert color="son" role="alert">
          {problem.message}
        </Alert>
      )}
      {pasted.rows.length ? (
        <>
          {pasted.ignored.length > 0 && (
            <p className="dim small">{t("start.ignored", { columns: pasted.ignored.join(", ") })}</p>
          )}
          <PastedRows
            {...choices}
            rows={pasted.rows}
            said={(place, name) =>
              saving.problem?.errors.find((one) => one.field === `items.${place}.${name}`)?.message
            }
            set={(rows) => setPasted({ ...pasted, rows })}
          />
          <div className="start-foot">
            <Button onClick={save} loading={saving.isPending} disabled={!waiting.length}>
              {t("start.addPeople", { count: waiting.length })}
            </Button>
            <Button variant="default" onClick={() => setPasted({ ...pasted, rows: [], ignored: [] })}>
              {t("start.backToText")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Textarea
            label={t("start.paste")}
            description={t("start.pasteColumns")}
            placeholder={t("start.pasteExample")}
            autosize
            minRows={5}
            maxRows={14}
            maxLength={100_000}
            value={pasted.text}
            onChange={(event) => setPasted({ ...pasted, text: event.currentTarget.value })}
          />
          <div className="start-foot">
            <Ready
              variant={pasted.text.trim() ? "filled" : "default"}
              loading={reading.isPending}
              unmet={!pasted.text.trim() && t("ready.paste")}
              onClick={() => reading.mutate()}
            >
              {t("start.read")}
            </Ready>
            {reading.isSuccess && pasted.text.trim() && <p className="dim small">{t("start.nobodyRead")}</p>}
          </div>
        </>
      )}
    </Panel>
  );
}
