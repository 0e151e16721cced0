import type { ReactNode } from "react";
import { isInApp } from "@/shared/device/inApp";

/** To another server. A second window where there is one; inside another app, which opens none, in place. */
export function OutLink({
  href,
  className = "link",
  children,
}: {
  href: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a className={className} href={href} target={isInApp() ? undefined : "_blank"} rel="noreferrer noopener">
      {children}
    </a>
  );
}
