import { Alert } from "@mantine/core";
import { IconCamera, IconCircleCheck, IconPencil } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { download } from "@/shared/api/client";
import type { Inspection } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { uuid7 } from "@/shared/api/uuid";
import type { Visit, VisitMinutes } from "@/shared/api/visitQueries";
import { FileName } from "@/shared/evidence/FileName";
import { FileChoice, SendingNote } from "@/shared/files/SendFile";
import { useSending } from "@/shared/files/useSending";
import { Badge } from "@/shared/ui/badges";
import { showMoment } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** The minutes: signed ones for both sides, with their pages; a draft inside the inspecting body. */
export function MinutesPanel({ inspection, visit }: { inspection: Inspection; visit: Visit }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("minutes.title")}>
      {!visit.minutes.length && <p className="dim">{t("minutes.none")}</p>}
      {visit.minutes.length > 0 && (
        <ul className="list">
          {visit.minutes.map((one) => (
            <One key={one.id} inspection={inspection} visit={visit} minutes={one} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function One({
  inspection,
  visit,
  minutes,
}: {
  inspection: Inspection;
  visit: Visit;
  minutes: VisitMinutes;
}) {
  const { t } = useTranslation();
  const name = minutes.number ? t("minutes.supplement", { number: minutes.number }) : t("minutes.main");
  const path = `inspections/${inspection.id}/minutes/${minutes.id}/paper`;
  return (
    <li className="item">
      <div className="grow stack-tight">
        <p className="item-title">{name}</p>
        <p className="item-facts">
          {minutes.signed_at ? (
            <Badge tone="green" icon={IconCircleCheck} look="plain">
              {t("minutes.signed", { date: showMoment(minutes.signed_at) })}
            </Badge>
          ) : (
            <Badge tone="blue" icon={IconPencil} look="plain">
              {t("minutes.draft", { version: minutes.version })}
            </Badge>
          )}
          {minutes.on_paper && <span>{t("minutes.onPaper")}</span>}
          {minutes.content.refusal && <span>{t("minutes.refused")}</span>}
          {minutes.pages_later && (
            <Badge tone="amber" icon={IconCamera} look="plain">
              {t("minutes.pagesLater")}
            </Badge>
          )}
          {minutes.pages.map((page, at) => (
            <span key={page.id}>
              <FileName file={page.file} final={minutes.signed_at !== null}>
                {t("minutes.page", { number: page.page ?? at + 1 })}
              </FileName>
            </span>
          ))}
        </p>
        <div className="acts">
          {!minutes.on_paper && (
            <button
              type="button"
              className="text-button"
              onClick={() => void download(path, `bien-ban-${inspection.code}-${minutes.number}.docx`)}
            >
              {t("minutes.paper")}
            </button>
          )}
          {visit.may.minutes && <PageAdding inspection={inspection} minutes={minutes} />}
        </div>
      </div>
    </li>
  );
}

/** A photograph or scan of a signed page, also after the signature. */
function PageAdding({ inspection, minutes }: { inspection: Inspection; minutes: VisitMinutes }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const photo = useRef("");
  const add = useAct(() => queries.invalidateQueries({ queryKey: ["inspection", inspection.id, "visit"] }));
  const state = useSending((upload) => {
    photo.current = uuid7();
    add.mutate({
      method: "PUT",
      path: `inspections/${inspection.id}/photos/${photo.current}`,
      body: {
        upload,
        minutes: minutes.id,
        page: minutes.pages.length + 1,
        taken_at: new Date().toISOString(),
      },
    });
  });
  return (
    <>
      <FileChoice
        send={state.send}
        accept="image/*,application/pdf"
        label={t("minutes.addPage")}
        busy={state.sending?.problem === null || add.isPending}
      />
      <SendingNote state={state} />
      {add.problem && (
        <Alert color="son" role="alert">
          {add.problem.message}
        </Alert>
      )}
    </>
  );
}
