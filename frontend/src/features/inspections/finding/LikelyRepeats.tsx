import { useDebouncedValue } from "@mantine/hooks";
import { IconRepeat } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { likelyQuery } from "@/shared/api/radarQueries";
import { Earlier } from "../RepeatRadar";
import type { Fields } from "./fields";

const ENOUGH = 12; // characters from which words say something
const PAUSE = 700; // milliseconds without a key

/** While a finding is written: what it looks like. Without a network it stays away; nothing waits for it. */
export function LikelyRepeats({
  inspectionId,
  unit,
  fields,
  finding = "",
  except = "",
}: {
  inspectionId: string;
  unit: number;
  fields: Fields;
  finding?: string; // the id of what is being written otherwise
  except?: string; // the code of what it is known to repeat
}) {
  const { t } = useTranslation();
  const [typed] = useDebouncedValue(
    {
      text: fields.text.trim().slice(0, 1000),
      area: fields.area,
      basis: fields.legal_basis,
      unit: String(unit),
      finding,
    },
    PAUSE,
  );
  const likely = useQuery({ ...likelyQuery(inspectionId, typed), enabled: typed.text.length >= ENOUGH });
  const items =
    typed.text.length >= ENOUGH ? (likely.data?.items ?? []).filter((one) => one.code !== except) : [];
  return (
    <div role="status" className={items.length ? undefined : "visually-hidden"}>
      {items.length > 0 && (
        <section className="note tone-amber radar-typing">
          <IconRepeat size={16} stroke={1.75} aria-hidden />
          <div>
            <p className="strong">{t("radar.typing")}</p>
            {items.slice(0, 3).map((one) => (
              <div key={one.earlier} className="radar-one">
                <Earlier one={one} />
                <p className="dim small">{one.reasons.join(" · ")}</p>
              </div>
            ))}
            <p className="dim small">{t("radar.typingHelp")}</p>
          </div>
        </section>
      )}
    </div>
  );
}
