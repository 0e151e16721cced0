import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Count, Group, Line, Lines, Words, YesNo } from "./cells";
import type { Content } from "./content";
import { MomentField } from "./MomentField";
import { PeopleRows, RefusalFields, RemediedRows, RequestRows, ShortcomingRows } from "./parts";

type Props = {
  content: Content;
  set: (part: Partial<Content>) => void;
  disabled: boolean;
  supplementary: boolean;
  /** Of the visit: what a time without a day means. */
  day: string;
};

/** Every part of the minutes, filled in as far as the device knows. */
export function MinutesForm({ content, set, disabled, supplementary, day }: Props) {
  const { t } = useTranslation();
  const part = { of: content, set, disabled };
  const rows = { content, set, disabled };
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
      {supplementary && (
        <Words {...part} name="supplement" label={t("siteMinutes.supplement")} rows={2} most={2000} />
      )}
      <Line {...part} name="place" label={t("siteMinutes.place")} />
      <div className="two-fields">
        {moment("started_at")}
        {moment("ended_at")}
      </div>
      <Line {...part} name="basis" label={t("siteMinutes.basis")} />
      <Team content={content} />
      <Group title={t("siteMinutes.people")}>
        <PeopleRows {...rows} />
      </Group>
      <Lines {...part} name="contents" label={t("siteMinutes.contents")} />
      <Line {...part} name="period" label={t("siteMinutes.period")} />
      <Lines {...part} name="documents" label={t("siteMinutes.documents")} />
      <Facts {...rows} />
      <Words {...part} name="good" label={t("siteMinutes.good")} rows={2} most={5000} />
      <Group title={t("siteMinutes.shortcomings")}>
        <ShortcomingRows {...rows} />
      </Group>
      <Group title={t("siteMinutes.remedied")}>
        <RemediedRows {...rows} />
      </Group>
      <Group title={t("siteMinutes.requests")}>
        <RequestRows {...rows} />
      </Group>
      <Words {...part} name="opinion" label={t("siteMinutes.opinion")} rows={2} most={5000} />
      <RefusalFields {...rows} />
      <div className="two-fields">
        <Count {...part} name="copies" label={t("siteMinutes.copies")} most={20} none={1} />
        <Count {...part} name="pages" label={t("siteMinutes.pages")} most={99} none={null} />
      </div>
      <YesNo
        label={t("siteMinutes.readBack")}
        yes={content.read_back}
        disabled={disabled}
        set={(read_back) => set({ read_back })}
      />
      <Line {...part} name="writer" label={t("siteMinutes.writer")} />
    </div>
  );
}

/** As the decision names them; changed on the inspection's page. */
function Team({ content }: { content: Content }) {
  const { t } = useTranslation();
  return (
    <Group title={t("siteMinutes.team")}>
      <ul className="minutes-team">
        {content.team.map(({ name, title, role }) => (
          <li key={name}>{[...new Set([name, title, t(`teamRole.${role}`)])].filter(Boolean).join(", ")}</li>
        ))}
      </ul>
    </Group>
  );
}

function Facts({ content, set, disabled }: Pick<Props, "content" | "set" | "disabled">) {
  const { t } = useTranslation();
  return (
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
  );
}
