import { Button, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Inspection, InspectionReplies } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { AreaName } from "@/shared/areas/AreaName";
import { useLive } from "@/shared/live/LiveProvider";
import { Refusal } from "@/shared/live/Refusal";
import { forgetDraft, keepDraft, keptDraft } from "@/shared/transitions/drafts";
import { readDate, showDate } from "@/shared/ui/dates";

type Typed = { lines: string; from: string; to: string; documents: string; due: string };

const typedOf = ({ outline }: InspectionReplies): Typed => ({
  lines: outline?.lines.join("\n") ?? "",
  from: outline?.period_from ? showDate(outline.period_from) : "",
  to: outline?.period_to ? showDate(outline.period_to) : "",
  documents: outline?.documents ?? "",
  due: outline ? showDate(outline.due_on) : "",
});

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** What the unit is to report on: free lines, begun from those usual for an area; kept on the device until saved. */
export function OutlineForm({
  inspection,
  found,
  onDone,
}: {
  inspection: Inspection;
  found: InspectionReplies;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const year = useLive().now().getFullYear();
  const device = `outline:${inspection.id}`;
  const [{ seen: begun, ...kept }] = useState(() => keptDraft(device));
  const [typed, setTyped] = useState<Typed>({ ...typedOf(found), ...kept });
  const [tried, setTried] = useState(false);
  const save = useAct<InspectionReplies>((answer) => {
    forgetDraft(device);
    queries.setQueryData(["replies", inspection.id], answer);
    // The page's buttons are sent upon the version it shows: it is read before they can be pressed again.
    return queries.invalidateQueries({ queryKey: ["inspection", inspection.id] }).then(onDone);
  });
  const [seen, see] = useBasis(found.version, save.problem, Number(begun ?? found.version));
  const set = (next: Partial<Typed>) =>
    setTyped((kept) => {
      keepDraft(device, { ...kept, ...next, seen: String(seen) });
      return { ...kept, ...next };
    });
  const labels = {
    lines: t("outline.lines"),
    from: t("outline.periodFrom"),
    to: t("outline.periodTo"),
    documents: t("outline.documents"),
    due: t("outline.dueOn"),
  };
  const told = (words: Typed) =>
    Object.fromEntries(Object.entries(labels).map(([name, label]) => [label, words[name as keyof Typed]]));
  const day = (text: string) => (text.trim() ? readDate(text, year) : null);
  const wrong = (text: string, needed = false) =>
    tried && (text.trim() ? !day(text) : needed) ? t("outline.needDate") : undefined;
  const said = (field: string) => save.problem?.errors.find((error) => error.field === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const lines = linesOf(typed.lines);
    const bad = [typed.from, typed.to].some((text) => text.trim() && !day(text));
    if (!lines.length || !day(typed.due) || bad) return;
    save.mutate({
      method: "PUT",
      path: `inspections/${inspection.id}/outline`,
      body: {
        lines,
        documents: typed.documents.trim(),
        period_from: day(typed.from),
        period_to: day(typed.to),
        due_on: day(typed.due),
      },
      ifMatch: `"v${seen}"`,
    });
  };
  const add = (lines: string[]) => {
    const there = linesOf(typed.lines);
    set({ lines: [...there, ...lines.filter((line) => !there.includes(line))].join("\n") });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Refusal
        problem={save.problem?.errors.length ? null : save.problem}
        theirs={typedOf(found)}
        mine={typed}
        said={told}
        take={(next) => {
          see(found.version);
          setTyped(next);
          keepDraft(device, { ...next, seen: String(found.version) });
        }}
      />
      <div className="stack-tight">
        <p className="small strong">{t("outline.from")}</p>
        <div className="outline-areas">
          {found.templates.map(({ area, lines }) => (
            <Button
              key={area}
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => add(lines)}
            >
              <AreaName code={area} />
            </Button>
          ))}
        </div>
      </div>
      <Textarea
        label={t("outline.lines")}
        description={t("outline.linesHelp")}
        withAsterisk
        autosize
        minRows={5}
        maxRows={16}
        value={typed.lines}
        error={(tried && !linesOf(typed.lines).length ? t("outline.needLines") : undefined) ?? said("lines")}
        onChange={(event) => set({ lines: event.currentTarget.value })}
      />
      <div className="two-fields">
        <TextInput
          label={t("outline.periodFrom")}
          placeholder="dd/mm/yyyy"
          value={typed.from}
          error={wrong(typed.from)}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          label={t("outline.periodTo")}
          placeholder="dd/mm/yyyy"
          value={typed.to}
          error={wrong(typed.to) ?? said("period_to")}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t("outline.documents")}
        autosize
        minRows={2}
        maxLength={5000}
        value={typed.documents}
        onChange={(event) => set({ documents: event.currentTarget.value })}
      />
      <TextInput
        label={t("outline.dueOn")}
        withAsterisk
        placeholder="dd/mm/yyyy"
        value={typed.due}
        error={wrong(typed.due, true) ?? said("due_on")}
        onChange={(event) => set({ due: event.currentTarget.value })}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("outline.save")}
        </Button>
      </div>
    </form>
  );
}
