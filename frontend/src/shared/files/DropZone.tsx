import { type DragEvent, type ReactNode, useState } from "react";

/** Where a file may be dropped, or several; what is inside offers the choice by button as well. */
export function DropZone({
  send,
  several = false,
  children,
  className = "",
}: {
  send: (files: File[]) => Promise<void>;
  several?: boolean;
  children: ReactNode;
  className?: string;
}) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files].slice(0, several ? undefined : 1));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut, the button inside does the same
    <div
      className={`drop ${over ? "drop-over" : ""} ${className}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
}
