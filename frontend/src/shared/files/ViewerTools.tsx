import { ActionIcon, Button } from "@mantine/core";
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconZoomIn,
  IconZoomOut,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Stored } from "./standing";

/** Which of the files, how large, and the way to save it. */
export function ViewerTools({
  file,
  at,
  of,
  percent,
  smallest,
  largest,
  go,
  enlarge,
}: {
  file: Stored;
  at: number;
  of: number;
  percent: number;
  smallest: boolean;
  largest: boolean;
  go: (step: number) => void;
  enlarge: (step: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="viewer-tools" role="toolbar" aria-label={t("viewer.tools")}>
      {of > 1 && (
        <span className="viewer-group">
          <Tool label={t("viewer.previous")} icon={IconChevronLeft} off={at === 0} act={() => go(-1)} />
          <span className="number" role="status">
            {t("viewer.fileOf", { at: at + 1, of })}
          </span>
          <Tool label={t("viewer.next")} icon={IconChevronRight} off={at === of - 1} act={() => go(1)} />
        </span>
      )}
      <span className="viewer-group">
        <Tool label={t("viewer.smaller")} icon={IconZoomOut} off={smallest} act={() => enlarge(-1)} />
        <button type="button" className="viewer-percent" title={t("viewer.whole")} onClick={() => enlarge(0)}>
          {percent} %
        </button>
        <Tool label={t("viewer.larger")} icon={IconZoomIn} off={largest} act={() => enlarge(1)} />
      </span>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}
        renderRoot={(props) => <a href={file.href} download={file.name} {...props} />}
      >
        {t("viewer.download")}
      </Button>
    </div>
  );
}

function Tool({
  label,
  icon: Glyph,
  off,
  act,
}: {
  label: string;
  icon: ComponentType<{ size: number; stroke: number }>;
  off: boolean;
  act: () => void;
}) {
  // Not disabled: what is focused and cannot go on keeps the focus.
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={label}
      title={label}
      aria-disabled={off || undefined}
      data-disabled={off || undefined}
      onClick={() => !off && act()}
    >
      <Glyph size={18} stroke={1.75} />
    </ActionIcon>
  );
}
