/** The workspaces that a local instance has, and the keys to them. They are printed, so they protect nothing. */
export const WORKSPACES = [
  { name: "Local workspace", key: "ft_local" },
  { name: "Second local workspace", key: "ft_local_2" },
];

type SeedModule = { seedWorkspaces(runtime: unknown, workspaces: typeof WORKSPACES): Promise<void> };

/** Puts the workspaces there, unless they are. */
export async function seed(runtime: unknown): Promise<void> {
  const module = "../functions/seed.ts";
  const { seedWorkspaces } = (await import(module)) as SeedModule;
  await seedWorkspaces(runtime, WORKSPACES);
}
