import { NumberInput, Switch, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MomentField } from "./MomentField";
import type { Content } from "./minutes";
import { Rows } from "./Rows";

type Props = {
  content: Content;
  set: (part: Partial<Content>) => void;
  disabled: boolean;
  supplementary: boolean;
  /** Of the visit: what a time without a day means. */
  day: string;
};
const PERSON = { name: "", title: "", present: true, reason: "", stand_in: "" };
const WITHOUT = { finding: null, text: "", area: "", article: "", degree: "" };

/** Every part of the minutes, filled in as far as the device knows. */
export function MinutesForm({ content, set, disabled, supplementary, day }: Props) {
  const { t } = useTranslation();
  const many = { disabled, set };
  const line = (name: "place" | "basis" | "period" | "writer") => (
    <TextInput
      label={t(`siteMinutes.${name}`)}
      value={content[name]}
      disabled={disabled}
      maxLength={500}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const words = (name: "good" | "opinion" | "supplement") => (
    <Textarea
      label={t(`siteMinutes.${name}`)}
      autosize
      minRows={2}
      maxLength={name === "supplement" ? 2000 : 5000}
      value={content[name]}
      disabled={disabled}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const moment = (name: "started_at" | "ended_at") => (
    <MomentField
      label={t(`siteMinutes.${name}`)}
      value={content[name]}
      day={content.started_at ?? day}
      disabled={disabled}
      set={(value) => set({ [name]: value })}
    />
  );
  return (
    <div className="minutes-form">
      {supplementary && words("supplement")}
      {line("place")}
      <div className="two-fields">
        {moment("started_at")}
        {moment("ended_at")}
      </div>
      {line("basis")}
      <Group title={t("siteMinutes.team")}>
        <ul className="minutes-team">
          {content.team.map(({ name, title, role }) => (
            <li key={name}>
              {[...new Set([name, title, t(`teamRole.${role}`)])].filter(Boolean).join(", ")}
            </li>
          ))}
        </ul>
      </Group>
      <Group title={t("siteMinutes.people")}>
        <PeopleRows content={content} {...many} />
      </Group>
      <Lines
        label={t("siteMinutes.contents")}
        rows={content.contents}
        disabled={disabled}
        set={(contents) => set({ contents })}
      />
      {line("period")}
      <Lines
        label={t("siteMinutes.documents")}
        rows={content.documents}
        disabled={disabled}
        set={(documents) => set({ documents })}
      />
      <Group title={t("siteMinutes.facts")}>
        {content.facts.map((fact, n) => (
          <Textarea
            key={fact.title}
            label={fact.title}
            autosize
            minRows={2}
            maxLength={5000}
            value={fact.text}
            disabled={disabled}
            onChange={(event) => {
              const text = event.currentTarget.value;
              set({ facts: content.facts.map((one, m) => (m === n ? { ...one, text } : one)) });
            }}
          />
        ))}
      </Group>
      {words("good")}
      <Group title={t("siteMinutes.shortcomings")}>
        <ShortcomingRows content={content} {...many} />
      </Group>
      <Group title={t("siteMinutes.remedied")}>
        <RemediedRows content={content} {...many} />
      </Group>
      <Group title={t("siteMinutes.requests")}>
        <RequestRows content={content} {...many} />
      </Group>
      {words("opinion")}
      <RefusalFields content={content} {...many} />
      <div className="two-fields">
        <NumberInput
          label={t("siteMinutes.copies")}
          min={1}
          max={20}
          value={content.copies}
          disabled={disabled}
          onChange={(copies) => set({ copies: Number(copies) || 1 })}
        />
        <NumberInput
          label={t("siteMinutes.pages")}
          min={1}
          max={99}
          value={content.pages ?? ""}
          disabled={disabled}
          onChange={(pages) => set({ pages: Number(pages) || null })}
        />
      </div>
      <Switch
        label={t("siteMinutes.readBack")}
        checked={content.read_back}
        disabled={disabled}
        onChange={(event) => set({ read_back: event.currentTarget.checked })}
      />
      {line("writer")}
    </div>
  );
}

type Many = Pick<Props, "content" | "set" | "disabled">;

function PeopleRows({ content, set, disabled }: Many) {
  const { t } = useTranslation();
  return (
    <Rows
      rows={content.people}
      blank={PERSON}
      add={t("siteMinutes.addPerson")}
      disabled={disabled}
      set={(people) => set({ people })}
    >
      {(one, change) => (
        <>
          <TextInput
            label={t("siteMinutes.name")}
            value={one.name}
            maxLength={120}
            disabled={disabled}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t("siteMinutes.title")}
            value={one.title}
            maxLength={200}
            disabled={disabled}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <Switch
            label={t("siteMinutes.absent")}
            checked={!one.present}
            disabled={disabled}
            onChange={(event) => change({ present: !event.currentTarget.checked })}
          />
          {!one.present && (
            <>
              <TextInput
                label={t("siteMinutes.absentWhy")}
                value={one.reason}
                maxLength={500}
                disabled={disabled}
                onChange={(event) => change({ reason: event.currentTarget.value })}
              />
              <TextInput
                label={t("siteMinutes.standIn")}
                value={one.stand_in}
                maxLength={200}
                disabled={disabled}
                onChange={(event) => change({ stand_in: event.currentTarget.value })}
              />
            </>
          )}
        </>
      )}
    </Rows>
  );
}

function ShortcomingRows({ content, set, disabled }: Many) {
  const { t } = useTranslation();
  return (
    <Rows
      rows={content.shortcomings}
      blank={WITHOUT}
      add={t("siteMinutes.addShortcoming")}
      disabled={disabled}
      set={(shortcomings) => set({ shortcomings })}
    >
      {(one, change) => (
        <>
          <Textarea
            aria-label={t("siteMinutes.shortcoming")}
            autosize
            value={one.text}
            maxLength={5000}
            disabled={disabled}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <TextInput
            label={t("siteMinutes.article")}
            value={one.article}
            maxLength={1000}
            disabled={disabled}
            onChange={(event) => change({ article: event.currentTarget.value })}
          />
          <p className="dim small">{[one.area, one.degree].filter(Boolean).join(" · ")}</p>
        </>
      )}
    </Rows>
  );
}

function RemediedRows({ content, set, disabled }: Many) {
  const { t } = useTranslation();
  return (
    <Rows
      rows={content.remedied}
      blank={{ finding: null, text: "", remedy: "" }}
      add={t("siteMinutes.addRemedied")}
      disabled={disabled}
      set={(remedied) => set({ remedied })}
    >
      {(one, change) => (
        <>
          <Textarea
            aria-label={t("siteMinutes.shortcoming")}
            autosize
            value={one.text}
            maxLength={5000}
            disabled={disabled}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <Textarea
            label={t("finding.remedy")}
            autosize
            value={one.remedy}
            maxLength={2000}
            disabled={disabled}
            onChange={(event) => change({ remedy: event.currentTarget.value })}
          />
        </>
      )}
    </Rows>
  );
}

function RequestRows({ content, set, disabled }: Many) {
  const { t } = useTranslation();
  return (
    <Rows
      rows={content.requests}
      blank={{ text: "", days: null, days_unit: "WORKING" as const }}
      add={t("siteMinutes.addRequest")}
      disabled={disabled}
      set={(requests) => set({ requests })}
    >
      {(one, change) => (
        <>
          <Textarea
            aria-label={t("siteMinutes.request")}
            autosize
            value={one.text}
            maxLength={5000}
            disabled={disabled}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <NumberInput
            label={t(one.days_unit === "WORKING" ? "siteMinutes.workingDays" : "siteMinutes.calendarDays")}
            min={1}
            max={366}
            value={one.days ?? ""}
            disabled={disabled}
            onChange={(days) => change({ days: Number(days) || null })}
          />
        </>
      )}
    </Rows>
  );
}

function RefusalFields({ content, set, disabled }: Many) {
  const { t } = useTranslation();
  const { refusal } = content;
  const change = (part: Partial<NonNullable<Content["refusal"]>>) =>
    refusal && set({ refusal: { ...refusal, ...part } });
  return (
    <div className="stack-tight">
      <Switch
        label={t("siteMinutes.refused")}
        checked={refusal !== null}
        disabled={disabled}
        onChange={(event) =>
          set({
            refusal: event.currentTarget.checked ? { reason: "", witness: "", witness_title: "" } : null,
          })
        }
      />
      {refusal && (
        <>
          <Textarea
            label={t("siteMinutes.refusedWhy")}
            autosize
            value={refusal.reason}
            maxLength={2000}
            disabled={disabled}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
          <TextInput
            label={t("siteMinutes.witness")}
            value={refusal.witness}
            maxLength={120}
            disabled={disabled}
            onChange={(event) => change({ witness: event.currentTarget.value })}
          />
          <TextInput
            label={t("siteMinutes.witnessTitle")}
            value={refusal.witness_title}
            maxLength={200}
            disabled={disabled}
            onChange={(event) => change({ witness_title: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="choice minutes-group">
    <legend>{title}</legend>
    <div className="stack-tight">{children}</div>
  </fieldset>
);

/** One a line. */
function Lines({
  label,
  rows,
  disabled,
  set,
}: {
  label: string;
  rows: string[];
  disabled: boolean;
  set: (rows: string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={label}
      description={t("siteMinutes.onePerLine")}
      autosize
      minRows={2}
      value={rows.join("\n")}
      disabled={disabled}
      onChange={(event) => set(event.currentTarget.value.split("\n"))}
    />
  );
}
