import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Inspection, InspectionFinding } from "@/shared/api/types";
import { type Visit, visitQuery } from "@/shared/api/visitQueries";
import { FileName } from "@/shared/evidence/FileName";

/** Of which item a finding was made, and the photographs that show it. */
export function FindingSource({
  inspection,
  finding,
}: {
  inspection: Inspection;
  finding: InspectionFinding;
}) {
  const { t } = useTranslation();
  const visit = useQuery(visitQuery(inspection.id)).data;
  if (!visit) return null;
  const item = itemOf(visit, finding.id);
  const photos = visit.photos.filter(
    (photo) => photo.finding === finding.id || (item !== undefined && photo.item === item.id),
  );
  if (!item && !photos.length) return null;
  return (
    <p className="small dim">
      {item && t("siteVisit.fromItem", { item: item.text })}
      {photos.map((photo, at) => (
        <span key={photo.id} className="visit-photo">
          <FileName file={photo.file}>{photo.caption || t("siteVisit.photoN", { n: at + 1 })}</FileName>
        </span>
      ))}
    </p>
  );
}

function itemOf(visit: Visit, finding: string) {
  const answered = visit.items.find((one) => one.answers.some((answer) => answer.findings.includes(finding)));
  return visit.checklists.flatMap((list) => list.items).find((line) => line.id === answered?.item);
}
