import { textAnswer } from '../answers/about.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';
import { problem } from '../problem.ts';

/** `GET /__admin/certs/ca.pem`: the CA that clients must trust to verify the mock over HTTPS. */
export function certificateRoutes(app: ControlPlane, { certificate }: ControlPlaneParts): void {
  app.get(
    '/certs/ca.pem',
    { schema: { summary: 'The CA of the generated certificate, as PEM', response: { 200: textAnswer } } },
    // The registered type application/pem-certificate-chain is for chains that begin with a server certificate (RFC 8555).
    async (_request, reply) => reply.type('application/x-pem-file').send(authorityOf(certificate)),
  );
}

function authorityOf(certificate: ControlPlaneParts['certificate']): string {
  if (certificate === undefined) {
    throw problem(404, 'HTTPS is off, so there is no CA: start the mock with --https, or with https: true in process');
  }
  if (certificate.ca === undefined) {
    throw problem(
      404,
      'the certificate comes from --cert, so the mock does not know its CA: use the file of the CA that signed it',
    );
  }
  return certificate.ca;
}
