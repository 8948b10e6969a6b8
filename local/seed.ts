/** The workspaces that a local instance has, and the keys to them. They are printed, so they protect nothing. */
export const WORKSPACES = [
  { name: "Local workspace", key: "ft_local" },
  { name: "Second local workspace", key: "ft_local_2" },
];
