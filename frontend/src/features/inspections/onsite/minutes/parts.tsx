/** The parts of the minutes that have rows: who was there, what falls short, what was remedied, what is asked. */
import { useTranslation } from "react-i18next";
import { Count, Line, Words, YesNo } from "./cells";
import type { Content } from "./content";
import { Rows } from "./Rows";

type Part = { content: Content; set: (part: Partial<Content>) => void; disabled: boolean };

const PERSON = { name: "", title: "", present: true, reason: "", stand_in: "" };
const SHORTCOMING = { finding: null, text: "", area: "", article: "", degree: "" };
const REMEDIED = { finding: null, text: "", remedy: "" };
const REQUEST = { text: "", days: null, days_unit: "WORKING" as const };
const REFUSAL = { reason: "", witness: "", witness_title: "" };

export function PeopleRows({ content, set, disabled }: Part) {
  const { t } = useTranslation();
  return (
    <Rows
      rows={content.people}
      blank={PERSON}
      add={t("siteMinutes.addPerson")}
      disabled={disabled}
      set={(people) => set({ people })}
    >
      {(one, change) => {
        const row = { of: one, set: change, disabled };
        return (
          <>
            <Line {...row} name="name" label={t("siteMinutes.name")} most={120} />
            <Line {...row} name="title" label={t("siteMinutes.title")} most={200} />
            <YesNo
              label={t("siteMinutes.absent")}
              yes={!one.present}
              disabled={disabled}
              set={(absent) => change({ present: !absent })}
            />
            {!one.present && (
              <>
                <Line {...row} name="reason" label={t("siteMinutes.absentWhy")} />
                <Line {...row} name="stand_in" label={t("siteMinutes.standIn")} most={200} />
              </>
            )}
          </>
        );
      }}
    </Rows>
  );
}

export function ShortcomingRows({ content, set, disabled }: Part) {
  const { t } = useTranslation();
  return (
    <Rows
      rows={content.shortcomings}
      blank={SHORTCOMING}
      add={t("siteMinutes.addShortcoming")}
      disabled={disabled}
      set={(shortcomings) => set({ shortcomings })}
    >
      {(one, change) => {
        const row = { of: one, set: change, disabled };
        return (
          <>
            <Words {...row} name="text" label={t("siteMinutes.shortcoming")} most={5000} quiet />
            <Line {...row} name="article" label={t("siteMinutes.article")} most={1000} />
            <p className="dim small">{[one.area, one.degree].filter(Boolean).join(" · ")}</p>
          </>
        );
      }}
    </Rows>
  );
}

export function RemediedRows({ content, set, disabled }: Part) {
  const { t } = useTranslation();
  return (
    <Rows
      rows={content.remedied}
      blank={REMEDIED}
      add={t("siteMinutes.addRemedied")}
      disabled={disabled}
      set={(remedied) => set({ remedied })}
    >
      {(one, change) => {
        const row = { of: one, set: change, disabled };
        return (
          <>
            <Words {...row} name="text" label={t("siteMinutes.shortcoming")} most={5000} quiet />
            <Words {...row} name="remedy" label={t("finding.remedy")} most={2000} />
          </>
        );
      }}
    </Rows>
  );
}

export function RequestRows({ content, set, disabled }: Part) {
  const { t } = useTranslation();
  return (
    <Rows
      rows={content.requests}
      blank={REQUEST}
      add={t("siteMinutes.addRequest")}
      disabled={disabled}
      set={(requests) => set({ requests })}
    >
      {(one, change) => {
        const row = { of: one, set: change, disabled };
        const days = one.days_unit === "WORKING" ? "siteMinutes.workingDays" : "siteMinutes.calendarDays";
        return (
          <>
            <Words {...row} name="text" label={t("siteMinutes.request")} most={5000} quiet />
            <Count {...row} name="days" label={t(days)} most={366} none={null} />
          </>
        );
      }}
    </Rows>
  );
}

export function RefusalFields({ content, set, disabled }: Part) {
  const { t } = useTranslation();
  const { refusal } = content;
  const row = refusal && {
    of: refusal,
    disabled,
    set: (part: Partial<typeof refusal>) => set({ refusal: { ...refusal, ...part } }),
  };
  return (
    <div className="stack-tight">
      <YesNo
        label={t("siteMinutes.refused")}
        yes={refusal !== null}
        disabled={disabled}
        set={(refused) => set({ refusal: refused ? REFUSAL : null })}
      />
      {row && (
        <>
          <Words {...row} name="reason" label={t("siteMinutes.refusedWhy")} most={2000} />
          <Line {...row} name="witness" label={t("siteMinutes.witness")} most={120} />
          <Line {...row} name="witness_title" label={t("siteMinutes.witnessTitle")} most={200} />
        </>
      )}
    </div>
  );
}
