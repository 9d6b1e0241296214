// Certificates for servers on this machine, made anew at each start: an
// authority of their own and what it signs. X.509 (RFC 5280) in DER, as much of
// it as a client looks at.

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const DAY = 24 * 60 * 60 * 1000;
const OID = {
  commonName: [0x55, 0x04, 0x03],
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  basicConstraints: [0x55, 0x1d, 0x13],
  subjectAltName: [0x55, 0x1d, 0x11],
};

function der(tag, ...parts) {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(body.length);
  return Buffer.concat([Buffer.from([tag, 0x82]), size, body]);
}

const sequence = (...parts) => der(0x30, ...parts);
const oid = (name) => der(0x06, OID[name]);
const bits = (bytes) => der(0x03, [0], bytes);
const name = (text) => sequence(der(0x31, sequence(oid('commonName'), der(0x0c, Buffer.from(text)))));

function utcTime(date) {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function extensions({ authority, hosts = [] }) {
  const list = [];
  if (authority)
    list.push(sequence(oid('basicConstraints'), der(0x01, [0xff]), der(0x04, sequence(der(0x01, [0xff])))));
  if (hosts.length) {
    const names = hosts.map((host) => (/^[\d.]+$/.test(host)
      ? der(0x87, host.split('.').map(Number))
      : der(0x82, Buffer.from(host))));
    list.push(sequence(oid('subjectAltName'), der(0x04, sequence(...names))));
  }
  return der(0xa3, sequence(...list));
}

function pem(bytes) {
  const lines = bytes.toString('base64').match(/.{1,64}/g).join('\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

/** A certificate and its key as PEM; `issuer` is another such, or nothing. */
function certificate({ subject, issuer, authority = false, hosts, from = -DAY, to = DAY }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid('ecdsaWithSha256'));
  const serial = randomBytes(8);
  serial[0] = (serial[0] & 0x3f) | 0x40;
  const content = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, serial),
    algorithm,
    name(issuer?.subject ?? subject),
    sequence(utcTime(new Date(Date.now() + from)), utcTime(new Date(Date.now() + to))),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions({ authority, hosts }),
  );
  const signature = sign('sha256', content, issuer?.privateKey ?? privateKey);
  return {
    subject,
    privateKey,
    cert: pem(sequence(content, algorithm, bits(signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}

/** The authority, and by name what servers show. */
export function makeCertificates() {
  const hosts = ['localhost', '127.0.0.1'];
  const ca = certificate({ subject: 'Strata tests', authority: true });
  const stranger = certificate({ subject: 'Somebody else', authority: true });
  return {
    ca: ca.cert,
    good: certificate({ subject: 'good', issuer: ca, hosts }),
    expired: certificate({ subject: 'expired', issuer: ca, hosts, from: -2 * DAY, to: -DAY }),
    early: certificate({ subject: 'early', issuer: ca, hosts, from: DAY, to: 2 * DAY }),
    unknown: certificate({ subject: 'unknown', issuer: stranger, hosts }),
    elsewhere: certificate({ subject: 'elsewhere', issuer: ca, hosts: ['elsewhere.example'] }),
  };
}
