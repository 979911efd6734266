import { StartError } from './start-error';

/** Words for an address that cannot be listened on. */
export function portError(code: string, port: number, host: string | undefined): StartError {
  const where = host === undefined ? `Port ${port}` : `Port ${port} of ${host}`;
  if (code === 'EADDRINUSE') {
    return new StartError(
      `${where} is taken by another program (perhaps Pledgebook itself is running already).\n` +
        `Choose another port:  PORT=${port === 65_535 ? 3000 : port + 1} npm start`,
    );
  }
  if (code === 'EACCES') {
    return new StartError(
      `${where} may not be used by this account; ports below 1024 are for root.\nChoose another:  PORT=3000 npm start`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(
      `This machine has no address ${host ?? ''} (HOST). Leave HOST out to listen on all addresses.`,
    );
  }
  return new StartError(`${where} cannot be used: ${code}`);
}
