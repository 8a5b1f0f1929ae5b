/** What a page may load and run. A page without script runs none; one with script only what carries the nonce. */
function contentPolicy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The security headers of every answer; `nonce` is given where the page has scripts, `https` where HSTS makes sense, `style` where a page has one of its own. */
export function securityHeaders({
  nonce,
  https,
  style = "'self'",
}: {
  nonce: string | null;
  https: boolean;
  style?: string;
}): Record<string, string> {
  return {
    "Content-Security-Policy": contentPolicy(nonce ? `'nonce-${nonce}' 'strict-dynamic'` : "'none'", style),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(https ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}
