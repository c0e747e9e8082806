/** `/digest now`: a delivery that no clock asked for. What waits is found without reading what is done. */
export const extraPosts = [
  `ALTER TABLE deliveries ADD COLUMN kind TEXT NOT NULL DEFAULT 'daily' CHECK (kind IN ('daily', 'now'))`,
  `CREATE INDEX deliveries_waiting ON deliveries (due_at, subscription_id) WHERE state IN ('due', 'publishing')`,
  `CREATE INDEX deliveries_round ON deliveries (subscription_id, round)`,
];
