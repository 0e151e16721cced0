import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { later } from "@/shared/ui/later";
import { inOrder, type Stored, shown, stand } from "./standing";

const Viewer = later(() => import("./Viewer").then((loaded) => loaded.Viewer));

/** A stored file: a PDF or a picture opens in the page, by one tap and in any browser, with the others of the page behind it;
 * another kind is saved. */
export function FileLink({
  file,
  className = "link",
  children,
}: {
  file: Stored;
  className?: string;
  children?: ReactNode;
}) {
  const [open, setOpen] = useState<Stored[]>();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => (link.current ? stand(link.current, file) : undefined), [file]);
  const tap = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !shown(file.media_type)) return;
    event.preventDefault();
    setOpen(inOrder());
  };
  const close = () => setOpen(undefined);
  return (
    <>
      <a ref={link} className={className} href={file.href} onClick={tap}>
        {children ?? file.name}
      </a>
      {open && <Viewer files={open} first={file.id} onClose={close} gone={close} />}
    </>
  );
}
