-- state.db as version 3 left it. Written once when that version was current; never changed.
CREATE TABLE schema_version (version BIGINT NOT NULL);
INSERT INTO schema_version VALUES (3);
CREATE TABLE subscriptions (
  id TEXT PRIMARY KEY,
  guild_id TEXT NOT NULL,
  channel_id TEXT NOT NULL UNIQUE,
  channel_kind TEXT NOT NULL CHECK (channel_kind IN ('text', 'thread', 'announcement')),
  user_id TEXT NOT NULL,
  locale TEXT NOT NULL,
  time_of_day TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  days TEXT NOT NULL,
  themes TEXT NOT NULL,
  provinces TEXT NOT NULL,
  role_id TEXT,
  seed BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'closed', 'removed')),
  close_reason TEXT,
  next_due_at BIGINT,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX subscriptions_due ON subscriptions (next_due_at);
CREATE INDEX subscriptions_guild ON subscriptions (guild_id, id);
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  subscription_id TEXT NOT NULL REFERENCES subscriptions (id),
  due_at BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('due', 'publishing', 'posted', 'skipped', 'failed')),
  reason TEXT,
  practice_id TEXT,
  unit_id TEXT,
  theme TEXT,
  round BIGINT,
  late INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  attempted_at BIGINT,
  retry_at BIGINT NOT NULL,
  owner TEXT,
  lease_until BIGINT NOT NULL,
  message_id TEXT,
  posted_at BIGINT,
  created_at BIGINT NOT NULL,
  UNIQUE (subscription_id, due_at)
);
ALTER TABLE deliveries ADD COLUMN kind TEXT NOT NULL DEFAULT 'daily' CHECK (kind IN ('daily', 'now'));
CREATE INDEX deliveries_waiting ON deliveries (due_at, subscription_id) WHERE state IN ('due', 'publishing');
CREATE INDEX deliveries_round ON deliveries (subscription_id, round);
CREATE TABLE server_settings (
  guild_id TEXT PRIMARY KEY,
  language TEXT CHECK (language IN ('zh-CN', 'zh-TW', 'en')),
  visibility TEXT NOT NULL CHECK (visibility IN ('private', 'public')),
  changed_at BIGINT NOT NULL
);
INSERT INTO server_settings VALUES ('100', 'zh-TW', 'public', 1790000000000);
INSERT INTO subscriptions VALUES
  ('0mhq0zkzz1a2b3c4d', '100', '201', 'text', '300', 'zh-CN', '08:30', 'Asia/Shanghai', 'workdays', '["廉政"]', '[]', NULL, 42, 'active', NULL, 1794184200000, 1790000000000, 1790000000000),
  ('0mhq0zkzz5e6f7a8b', '100', '202', 'thread', '300', 'en', '07:00', 'America/New_York', '1,3,5', '[]', '["辽宁"]', '400', 7, 'closed', 'no-access', NULL, 1790000000000, 1791000000000);
INSERT INTO deliveries (id, subscription_id, due_at, state, reason, practice_id, unit_id, theme, round, late, attempts, attempted_at, retry_at, owner, lease_until, message_id, posted_at, created_at) VALUES
  ('posted0000000000001', '0mhq0zkzz1a2b3c4d', 1794097800000, 'posted', NULL, 'p1', 'jinzhou', '廉政', 1, 1, 2, 1794097860000, 0, NULL, 0, '900', 1794097861000, 1794097800100),
  ('skipped000000000001', '0mhq0zkzz1a2b3c4d', 1794011400000, 'skipped', 'too-late', NULL, NULL, NULL, NULL, 0, 0, NULL, 0, NULL, 0, NULL, NULL, 1794097800100),
  ('due0000000000000001', '0mhq0zkzz5e6f7a8b', 1794097800000, 'due', NULL, 'p2', 'mohe', '其他', 1, 0, 1, 1794097860000, 1794098000000, NULL, 0, NULL, NULL, 1794097800100);
