import { anAdminAt } from "./an-admin";
import { closeDatabases, dataDir, type Filled, speakTo } from "./databases";
import { type Served, serveChairside } from "./server";

/** A server over a filled database, with the cookie of an Admin who is signed in there. */
export type Site = { server: Served; cookie: string };

/** Signs an Admin of practice-1 in and starts a server over that database. */
export async function openSite(root: string, name: Filled): Promise<Site> {
  const folder = await dataDir(root, name);
  speakTo(folder);
  const { token } = await anAdminAt("practice-1");
  await closeDatabases();
  return { server: await serveChairside(folder), cookie: `chairside-session=${token}` };
}

/** A page of practice-1, whole; throws unless it is there. */
export async function getPage({ server, cookie }: Site, path: string): Promise<string> {
  const response = await fetch(`${server.url}/practice-1${path}`, {
    headers: { cookie },
    redirect: "manual",
  });
  const page = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${page.slice(0, 200)}`);
  return page;
}
