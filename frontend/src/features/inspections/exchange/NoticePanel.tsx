import { Button } from "@mantine/core";
import { IconCircleCheck, IconFileTypeDocx } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { download } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import type { Inspection } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Fact } from "@/shared/ui/Fact";
import { Panel } from "@/shared/ui/Page";

/** The notice of conclusion: its draft as a text to be numbered and signed, the final one once it is recorded. */
export function NoticePanel({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const final = Boolean(inspection.notice_on);
  const drafted = inspection.state === "MINUTES_SIGNED" && inspection.representation === "inner";
  if (!final && !drafted) return null;
  const onSite = inspection.findings.filter((one) => one.remedied_on_site && !one.withdrawn).length;
  const get = () => {
    setProblem(null);
    const name = final ? "thong-bao-ket-luan" : "du-thao-thong-bao-ket-luan";
    download(`inspections/${inspection.id}/notice`, `${name}-${inspection.code}.docx`).catch(
      (error: unknown) => setProblem(error instanceof ApiProblem ? error : new ApiProblem(500, {})),
    );
  };
  return (
    <Panel title={t("noticePaper.title")}>
      <p className="small dim">
        {final
          ? t("noticePaper.finalHelp", {
              number: inspection.notice_no,
              date: showDate(inspection.notice_on),
            })
          : t("noticePaper.draftHelp")}
      </p>
      {final && (
        <dl className="facts-list">
          <Fact name={t("noticePaper.signer")}>
            {[inspection.notice_signer, inspection.notice_signer_title].filter(Boolean).join(", ")}
          </Fact>
          <Fact name={t("noticePaper.authority")}>{inspection.notice_authority || inspection.body.name}</Fact>
        </dl>
      )}
      {onSite > 0 && (
        <p className="small on-site-count">
          <IconCircleCheck size={16} stroke={1.75} aria-hidden /> {t("noticePaper.onSite", { count: onSite })}
        </p>
      )}
      {problem && (
        <p className="choice-wrong" role="alert">
          {problem.message}
        </p>
      )}
      <Button
        variant="default"
        className="self-start"
        leftSection={<IconFileTypeDocx size={18} stroke={1.75} aria-hidden />}
        onClick={get}
      >
        {t(final ? "noticePaper.final" : "noticePaper.draft")}
      </Button>
    </Panel>
  );
}
