import { type DragEvent, type ReactNode, useState } from "react";

/** Where a file may be dropped; what is inside offers the choice by button as well. */
export function DropZone({
  send,
  children,
  className = "",
}: {
  send: (file: File | null) => Promise<void>;
  children: ReactNode;
  className?: string;
}) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0] ?? null);
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
