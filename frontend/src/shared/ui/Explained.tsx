import { Tooltip } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";

type Hard = "progress" | "firstDate" | "presentDate" | "sixClear" | "rhythm";

/** A word that not everybody knows, with what it means: under a pointer, at a tap, for the keyboard and for the ear. */
export function Explained({ word, children }: { word: Hard; children: string }) {
  const { t } = useTranslation();
  const id = useId();
  const last = children.lastIndexOf(" ") + 1; // beside it, never alone on the next line, stands the mark
  return (
    <>
      {children.slice(0, last)}
      <span className="whole">
        {children.slice(last)}
        {"\u00a0"}
        <Tooltip
          label={t(`explained.${word}`)}
          multiline
          w={300}
          events={{ hover: true, focus: true, touch: true }}
        >
          <button
            type="button"
            className="explained"
            aria-label={t("explained.open", { word: children })}
            aria-describedby={id}
          >
            <IconHelpCircle size={16} stroke={1.75} aria-hidden />
          </button>
        </Tooltip>
      </span>
      <span id={id} hidden>
        {t(`explained.${word}`)}
      </span>
    </>
  );
}
