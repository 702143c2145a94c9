-- The database of the fake PBX: the tables and columns of the real server, for SQLite.
-- The order of the columns is the order of the keys in an answer. The declared types define lengths and integer ranges, and a
-- CHECK replaces an enumeration type of the real database (core.md 7.7, 7.9 and the Storage sections). The comment JSON after a
-- column means that its text is JSON. The comment above a table lists the resources that use it. `npm run schema` generates the
-- row types of the store from this file.

-- ---------------------------------------------------------------------------------------------------------------------
-- Accounts and entities
-- ---------------------------------------------------------------------------------------------------------------------

-- access of every resource (core.md 4.1); rights: JSON array of the granted sections
CREATE TABLE accesswebservice (
  id INTEGER PRIMARY KEY,
  name varchar(64) NOT NULL UNIQUE,
  login varchar(64),
  passwd varchar(64),
  host varchar(255),
  disable int NOT NULL DEFAULT 0,
  description text NOT NULL DEFAULT '',
  rights text NOT NULL DEFAULT '[]' -- JSON
);

-- statistics settings/configuration: accounts of the administration pages; obj: JSON array
CREATE TABLE "user" (
  id INTEGER PRIMARY KEY,
  login varchar(64) NOT NULL UNIQUE,
  passwd varchar(64) NOT NULL,
  meta varchar(16) NOT NULL DEFAULT 'user',
  valid int NOT NULL DEFAULT 1,
  time int NOT NULL DEFAULT 0,
  dcreate int NOT NULL DEFAULT 0,
  dupdate int NOT NULL DEFAULT 0,
  obj text NOT NULL DEFAULT '[]' -- JSON
);

-- manage/entity; referred to by context, included in the view of users
CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  name varchar(64) NOT NULL UNIQUE,
  displayname varchar(128) NOT NULL DEFAULT '',
  phonenumber varchar(40) NOT NULL DEFAULT '',
  faxnumber varchar(40) NOT NULL DEFAULT '',
  email varchar(255) NOT NULL DEFAULT '',
  url varchar(255) NOT NULL DEFAULT '',
  address1 varchar(30) NOT NULL DEFAULT '',
  address2 varchar(30) NOT NULL DEFAULT '',
  city varchar(128) NOT NULL DEFAULT '',
  state varchar(128) NOT NULL DEFAULT '',
  zipcode varchar(16) NOT NULL DEFAULT '',
  country varchar(3) NOT NULL DEFAULT '',
  disable int NOT NULL DEFAULT 0,
  dcreate int NOT NULL DEFAULT 0,
  description text NOT NULL DEFAULT ''
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Contexts and numbers
-- ---------------------------------------------------------------------------------------------------------------------

-- system_management/context; read by every resource with a context
CREATE TABLE context (
  name varchar(39) NOT NULL PRIMARY KEY,
  displayname varchar(128) NOT NULL DEFAULT '',
  entity varchar(64),
  contexttype varchar(40) NOT NULL DEFAULT 'internal',
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL
);
CREATE INDEX context_entity ON context (entity);

-- system_management/context
CREATE TABLE contextinclude (
  context varchar(39) NOT NULL,
  include varchar(39) NOT NULL,
  priority int NOT NULL DEFAULT 0,
  PRIMARY KEY (context, include)
);
CREATE INDEX contextinclude_include ON contextinclude (include);

-- system_management/context and extensions; number ranges of users, groups, queues, meetme, incall
CREATE TABLE contextnumbers (
  context varchar(39) NOT NULL,
  type varchar(6) NOT NULL CHECK (type IN ('user', 'group', 'queue', 'meetme', 'incall')),
  numberbeg varchar(16) NOT NULL DEFAULT '',
  numberend varchar(16) NOT NULL DEFAULT '',
  didlength int NOT NULL DEFAULT 0,
  PRIMARY KEY (context, type, numberbeg, numberend)
);

-- system_management/context and extensions; written by users, lines, groups, queues, meetme, incall
CREATE TABLE contextnummember (
  context varchar(39) NOT NULL,
  type varchar(6) NOT NULL CHECK (type IN ('user', 'group', 'queue', 'meetme', 'incall')),
  typeval varchar(128) NOT NULL,
  number varchar(40) NOT NULL DEFAULT '',
  PRIMARY KEY (context, type, typeval)
);
CREATE INDEX contextnummember_context ON contextnummember (context);
CREATE INDEX contextnummember_owner ON contextnummember (type, typeval);

-- system_management/context; written by agents, queues, meetme, outcall, voicemail and the trunks
CREATE TABLE contextmember (
  context varchar(39) NOT NULL,
  type varchar(32) NOT NULL,
  typeval varchar(128) NOT NULL DEFAULT '',
  varname varchar(128) NOT NULL DEFAULT '',
  PRIMARY KEY (context, type, typeval, varname)
);
CREATE INDEX contextmember_owner ON contextmember (type, typeval);

-- system_management/context
CREATE TABLE contexttype (
  id INTEGER PRIMARY KEY,
  name varchar(40) NOT NULL UNIQUE,
  commented int NOT NULL DEFAULT 0,
  deletable int NOT NULL DEFAULT 0,
  description text NOT NULL DEFAULT ''
);

-- dialplan: pbx_services/extenfeatures, the view of lines; written by users, groups, queues, meetme, incall, outcall
CREATE TABLE extensions (
  id INTEGER PRIMARY KEY,
  commented int NOT NULL DEFAULT 0,
  context varchar(39) NOT NULL DEFAULT '',
  exten varchar(40) NOT NULL DEFAULT '',
  priority int NOT NULL DEFAULT 0,
  app varchar(128) NOT NULL DEFAULT '',
  appdata varchar(128) NOT NULL DEFAULT '',
  name varchar(128) NOT NULL DEFAULT ''
);
CREATE INDEX extensions_exten ON extensions (exten, context);

-- owners of numbers: checked for conflicts by every resource with numbers; the view of lines
CREATE TABLE extenumbers (
  id INTEGER PRIMARY KEY,
  exten varchar(40) NOT NULL DEFAULT '',
  extenhash varchar(40) NOT NULL DEFAULT '',
  context varchar(39) NOT NULL,
  type varchar(15) NOT NULL CHECK (type IN (
    'extenfeatures', 'featuremap', 'generalfeatures', 'group', 'incall', 'meetme', 'outcall', 'queue', 'user',
    'voicemenu'
  )),
  typeval varchar(255) NOT NULL DEFAULT ''
);
CREATE INDEX extenumbers_exten ON extenumbers (exten, context);
CREATE INDEX extenumbers_extenhash ON extenumbers (extenhash, context);
CREATE INDEX extenumbers_owner ON extenumbers (type, typeval);

-- ---------------------------------------------------------------------------------------------------------------------
-- Lines and devices
-- ---------------------------------------------------------------------------------------------------------------------

-- pbx_settings/lines, users, devices; members of groups and queues
CREATE TABLE linefeatures (
  id serial PRIMARY KEY,
  protocol varchar(6) NOT NULL CHECK (protocol IN ('sip', 'iax', 'sccp', 'custom')),
  protocolid int NOT NULL,
  iduserfeatures int DEFAULT 0,
  config varchar(128),
  device varchar(32),
  configregistrar varchar(128),
  name varchar(128) NOT NULL UNIQUE,
  number varchar(40),
  context varchar(39) NOT NULL,
  provisioningid int NOT NULL,
  rules_type varchar(16),
  rules_time varchar(8),
  rules_order int DEFAULT 0,
  rules_group varchar(16),
  num int DEFAULT 0,
  line_num int DEFAULT 0,
  ipfrom varchar(15),
  internal int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  description text,
  UNIQUE (protocol, protocolid)
);
CREATE INDEX linefeatures_iduserfeatures ON linefeatures (iduserfeatures);
CREATE INDEX linefeatures_device ON linefeatures (device);
CREATE INDEX linefeatures_number ON linefeatures (number, context);
CREATE INDEX linefeatures_provisioningid ON linefeatures (provisioningid);

-- SIP accounts: pbx_settings/lines and users (category user), trunk_management/sip (category trunk).
-- Enumerations without a CHECK have the value '' in the documented trunk.
CREATE TABLE usersip (
  id INTEGER PRIMARY KEY,
  name varchar(40) NOT NULL UNIQUE,
  type varchar(6) NOT NULL CHECK (type IN ('friend', 'peer', 'user')),
  username varchar(80),
  secret varchar(80) NOT NULL DEFAULT '',
  md5secret varchar(32) NOT NULL DEFAULT '',
  context varchar(39),
  language varchar(20),
  accountcode varchar(20),
  amaflags varchar(13) NOT NULL DEFAULT 'default'
    CHECK (amaflags IN ('default', 'omit', 'billing', 'documentation')),
  allowtransfer int,
  fromuser varchar(80),
  fromdomain varchar(255),
  mailbox varchar(80),
  subscribemwi int NOT NULL DEFAULT 0,
  buggymwi int,
  "call-limit" int NOT NULL DEFAULT 0,
  callerid varchar(160),
  fullname varchar(80),
  cid_number varchar(80),
  maxcallbitrate int,
  insecure varchar(11) CHECK (insecure IN ('', 'port', 'invite', 'port,invite')),
  nat varchar(11) CHECK (nat IN ('', 'no', 'yes', 'force_rport', 'comedia')),
  promiscredir int,
  usereqphone int,
  videosupport varchar(6) CHECK (videosupport IN ('', 'no', 'yes', 'always')),
  trustrpid int,
  allowsubscribe int,
  allowoverlap int,
  dtmfmode varchar(7) CHECK (dtmfmode IN ('', 'rfc2833', 'inband', 'info', 'auto')),
  rfc2833compensate int,
  qualify varchar(4),
  g726nonstandard int,
  disallow varchar(100),
  allow varchar(255),
  autoframing int,
  mohinterpret varchar(80),
  mohsuggest varchar(80),
  useclientcode int,
  progressinband varchar(5) CHECK (progressinband IN ('', 'no', 'yes', 'never')),
  t38pt_udptl int,
  t38pt_usertpsource int,
  rtptimeout int,
  rtpholdtimeout int,
  rtpkeepalive int,
  deny varchar(31),
  permit varchar(31),
  defaultip varchar(255),
  setvar varchar(100) NOT NULL DEFAULT '',
  host varchar(255) NOT NULL DEFAULT 'dynamic',
  port int,
  regexten varchar(80),
  subscribecontext varchar(80),
  fullcontact varchar(255),
  vmexten varchar(40),
  callingpres int,
  ipaddr varchar(255) NOT NULL DEFAULT '',
  regseconds int NOT NULL DEFAULT 0,
  regserver varchar(20),
  lastms varchar(15) NOT NULL DEFAULT '',
  parkinglot int,
  protocol varchar(6) NOT NULL DEFAULT 'sip' CHECK (protocol IN ('sip', 'iax', 'sccp', 'custom')),
  category varchar(5) NOT NULL CHECK (category IN ('user', 'trunk')),
  outboundproxy varchar(1024),
  transport varchar(255),
  remotesecret varchar(255),
  directmedia varchar(12) CHECK (directmedia IN ('', 'no', 'yes', 'nonat', 'update', 'update,nonat')),
  callcounter int,
  busylevel int,
  ignoresdpversion int,
  "session-timers" varchar(9) CHECK ("session-timers" IN ('', 'originate', 'accept', 'refuse')),
  "session-expires" int,
  "session-minse" int,
  "session-refresher" varchar(3) CHECK ("session-refresher" IN ('', 'uas', 'uac')),
  callbackextension varchar(255),
  registertrying int,
  timert1 int,
  timerb int,
  qualifyfreq int,
  contactpermit varchar(1024),
  contactdeny varchar(1024),
  unsolicited_mailbox varchar(1024),
  use_q850_reason int,
  encryption int,
  snom_aoc_enabled int,
  maxforwards int,
  disallowed_methods varchar(1024),
  textsupport int,
  commented int NOT NULL DEFAULT 0,
  sendrpid varchar(16)
);
CREATE INDEX usersip_category ON usersip (category);
CREATE INDEX usersip_mailbox ON usersip (mailbox);

-- IAX accounts: trunk_management/iax (category trunk), pbx_settings/lines (category user)
CREATE TABLE useriax (
  id INTEGER PRIMARY KEY,
  name varchar(40) NOT NULL UNIQUE,
  type varchar(6) NOT NULL CHECK (type IN ('friend', 'peer', 'user')),
  username varchar(80),
  secret varchar(80) NOT NULL DEFAULT '',
  dbsecret varchar(255) NOT NULL DEFAULT '',
  context varchar(39),
  language varchar(20),
  accountcode varchar(20),
  amaflags varchar(13) DEFAULT 'default' CHECK (amaflags IN ('default', 'omit', 'billing', 'documentation')),
  mailbox varchar(80),
  callerid varchar(160),
  fullname varchar(80),
  cid_number varchar(80),
  trunk int NOT NULL DEFAULT 0,
  auth varchar(17) NOT NULL DEFAULT 'plaintext,md5'
    CHECK (auth IN ('plaintext', 'md5', 'rsa', 'plaintext,md5', 'plaintext,rsa', 'md5,rsa', 'plaintext,md5,rsa')),
  encryption varchar(6) CHECK (encryption IN ('', 'no', 'yes', 'aes128')),
  forceencryption varchar(6),
  maxauthreq int,
  inkeys varchar(80),
  outkey varchar(80),
  adsi int,
  transfer varchar(9) CHECK (transfer IN ('', 'no', 'yes', 'mediaonly')),
  codecpriority varchar(8) CHECK (codecpriority IN ('', 'disabled', 'host', 'caller', 'reqonly')),
  jitterbuffer int,
  forcejitterbuffer int,
  sendani int NOT NULL DEFAULT 0,
  qualify varchar(4) NOT NULL DEFAULT 'no',
  qualifysmoothing int NOT NULL DEFAULT 0,
  qualifyfreqok int NOT NULL DEFAULT 60000,
  qualifyfreqnotok int NOT NULL DEFAULT 10000,
  timezone varchar(80),
  disallow varchar(100),
  allow varchar(255),
  mohinterpret varchar(80),
  mohsuggest varchar(80),
  deny varchar(31),
  permit varchar(31),
  defaultip varchar(255),
  sourceaddress varchar(255),
  setvar varchar(100) NOT NULL DEFAULT '',
  host varchar(255) NOT NULL DEFAULT 'dynamic',
  port int,
  mask varchar(15),
  regexten varchar(80),
  peercontext varchar(80),
  ipaddr varchar(255) NOT NULL DEFAULT '',
  regseconds int NOT NULL DEFAULT 0,
  immediate int,
  keyrotate int,
  parkinglot int,
  protocol varchar(6) NOT NULL DEFAULT 'iax' CHECK (protocol IN ('sip', 'iax', 'sccp', 'custom')),
  category varchar(5) NOT NULL CHECK (category IN ('user', 'trunk')),
  commented int NOT NULL DEFAULT 0,
  requirecalltoken varchar(4) NOT NULL DEFAULT 'no'
);
CREATE INDEX useriax_category ON useriax (category);
CREATE INDEX useriax_mailbox ON useriax (mailbox);

-- SCCP accounts: pbx_settings/lines, users
CREATE TABLE sccpline (
  id INTEGER PRIMARY KEY,
  name varchar(80) NOT NULL UNIQUE,
  context varchar(80) NOT NULL,
  cid_name varchar(80) NOT NULL,
  cid_num varchar(80) NOT NULL,
  protocol varchar(6) NOT NULL DEFAULT 'sccp' CHECK (protocol IN ('sip', 'iax', 'sccp', 'custom')),
  commented int NOT NULL DEFAULT 0
);

-- custom interfaces: pbx_settings/lines and users (category user), trunk_management/custom (category trunk)
CREATE TABLE usercustom (
  id INTEGER PRIMARY KEY,
  name varchar(40),
  context varchar(39),
  interface varchar(128) NOT NULL,
  intfsuffix varchar(32) NOT NULL DEFAULT '',
  commented int NOT NULL DEFAULT 0,
  protocol varchar(6) NOT NULL DEFAULT 'custom' CHECK (protocol IN ('sip', 'iax', 'sccp', 'custom')),
  category varchar(5) NOT NULL CHECK (category IN ('user', 'trunk')),
  UNIQUE (name, category),
  UNIQUE (interface, intfsuffix, category)
);

-- written with SCCP lines, not part of any answer
CREATE TABLE sccpdevice (
  id INTEGER PRIMARY KEY,
  name varchar(80) NOT NULL UNIQUE,
  device varchar(80) NOT NULL UNIQUE,
  line varchar(80) NOT NULL DEFAULT '',
  voicemail varchar(80) NOT NULL DEFAULT ''
);

-- pbx_settings/devices, provisioning/autoprov; referred to by linefeatures.device.
-- The columns from added on do not exist on the real server and replace the provisioning daemon: capabilities is NULL for an
-- unknown plugin, provd is 1 if the daemon knows the device, provdconfig is its configuration, and listed is 0 if only the daemon
-- knows the device.
CREATE TABLE devicefeatures (
  id INTEGER PRIMARY KEY,
  deviceid varchar(32) NOT NULL UNIQUE,
  config varchar(32),
  plugin varchar(64),
  ip varchar(39),
  mac varchar(17) NOT NULL,
  sn varchar(64),
  vendor varchar(32) NOT NULL,
  model varchar(32) NOT NULL,
  version varchar(32),
  proto varchar(16) NOT NULL,
  internal int NOT NULL DEFAULT 0,
  configured int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  description text,
  added varchar(16) DEFAULT 'auto',
  template_id varchar(64) DEFAULT 'defaultconfigdevice',
  capabilities text, -- JSON
  provd int NOT NULL DEFAULT 1,
  provdconfig text, -- JSON
  provdname varchar(32),
  listed int NOT NULL DEFAULT 1
);
CREATE INDEX devicefeatures_ip ON devicefeatures (ip);
CREATE INDEX devicefeatures_mac ON devicefeatures (mac);

-- ---------------------------------------------------------------------------------------------------------------------
-- Users
-- ---------------------------------------------------------------------------------------------------------------------

-- pbx_settings/users; read by agents, cti profiles and incall
CREATE TABLE userfeatures (
  id INTEGER PRIMARY KEY,
  firstname varchar(128) NOT NULL DEFAULT '',
  lastname varchar(128) NOT NULL DEFAULT '',
  voicemailtype varchar(8) CHECK (voicemailtype IN ('asterisk', 'exchange')),
  voicemailid int,
  agentid int,
  pictureid int,
  entityid int,
  callerid varchar(160),
  ringseconds int NOT NULL DEFAULT 30,
  simultcalls int NOT NULL DEFAULT 5,
  enableclient int NOT NULL DEFAULT 1,
  loginclient varchar(64) NOT NULL DEFAULT '',
  passwdclient varchar(64) NOT NULL DEFAULT '',
  enablehint int NOT NULL DEFAULT 1,
  enablevoicemail int NOT NULL DEFAULT 0,
  enablexfer int NOT NULL DEFAULT 0,
  enableautomon int NOT NULL DEFAULT 0,
  callrecord int NOT NULL DEFAULT 0,
  incallfilter int NOT NULL DEFAULT 0,
  enablednd int NOT NULL DEFAULT 0,
  enableunc int NOT NULL DEFAULT 0,
  destunc varchar(128) NOT NULL DEFAULT '',
  enablerna int NOT NULL DEFAULT 0,
  destrna varchar(128) NOT NULL DEFAULT '',
  enablebusy int NOT NULL DEFAULT 0,
  destbusy varchar(128) NOT NULL DEFAULT '',
  musiconhold varchar(128) NOT NULL DEFAULT '',
  outcallerid varchar(80) NOT NULL DEFAULT '',
  mobilephonenumber varchar(128) NOT NULL DEFAULT '',
  userfield varchar(128) NOT NULL DEFAULT '',
  bsfilter varchar(9) NOT NULL DEFAULT 'no' CHECK (bsfilter IN ('no', 'boss', 'secretary')),
  preprocess_subroutine varchar(39),
  timezone varchar(128),
  language varchar(20),
  ringintern varchar(64),
  ringextern varchar(64),
  ringgroup varchar(64),
  ringforward varchar(64),
  rightcallcode varchar(16),
  alarmclock varchar(128) NOT NULL DEFAULT '',
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL,
  cti_profile_id int
);
CREATE INDEX userfeatures_agentid ON userfeatures (agentid);
CREATE INDEX userfeatures_voicemailid ON userfeatures (voicemailid);
CREATE INDEX userfeatures_entityid ON userfeatures (entityid);
CREATE INDEX userfeatures_cti_profile_id ON userfeatures (cti_profile_id);
CREATE UNIQUE INDEX userfeatures_loginclient ON userfeatures (loginclient) WHERE loginclient <> '';

-- usermember of callcenter settings/agents: users in the order of their last write
CREATE TABLE userwritten (
  turn INTEGER PRIMARY KEY,
  userid int NOT NULL UNIQUE
);
CREATE TRIGGER userfeatures_added AFTER INSERT ON userfeatures BEGIN
  INSERT OR REPLACE INTO userwritten (userid) VALUES (NEW.id);
END;
CREATE TRIGGER userfeatures_changed AFTER UPDATE ON userfeatures BEGIN
  INSERT OR REPLACE INTO userwritten (userid) VALUES (NEW.id);
END;
CREATE TRIGGER userfeatures_deleted AFTER DELETE ON userfeatures BEGIN
  DELETE FROM userwritten WHERE userid = OLD.id;
END;

-- pbx_settings/users
CREATE TABLE phonefunckey (
  iduserfeatures int NOT NULL,
  fknum int NOT NULL,
  exten varchar(40),
  typeextenumbers varchar(15),
  typevalextenumbers varchar(255),
  typeextenumbersright varchar(15),
  typevalextenumbersright varchar(255),
  label varchar(32),
  supervision int NOT NULL DEFAULT 0,
  progfunckey int NOT NULL DEFAULT 0,
  PRIMARY KEY (iduserfeatures, fknum)
);

-- right-calls that users, groups, incall and outcall refer to; without a resource
CREATE TABLE rightcall (
  id INTEGER PRIMARY KEY,
  name varchar(128) NOT NULL UNIQUE,
  passwd varchar(40) NOT NULL DEFAULT '',
  authorization int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL DEFAULT ''
);

-- extensions of a right-call, not part of any answer
CREATE TABLE rightcallexten (
  id INTEGER PRIMARY KEY,
  rightcallid int NOT NULL,
  exten varchar(40) NOT NULL,
  UNIQUE (rightcallid, exten)
);

-- users, groups, incall, outcall
CREATE TABLE rightcallmember (
  id INTEGER PRIMARY KEY,
  rightcallid int NOT NULL,
  type varchar(64) NOT NULL CHECK (type IN ('group', 'incall', 'outcall', 'user')),
  typeval varchar(128) NOT NULL,
  UNIQUE (rightcallid, type, typeval)
);
CREATE INDEX rightcallmember_owner ON rightcallmember (type, typeval);

-- owners of callfiltermember; without a resource
CREATE TABLE callfilter (
  id INTEGER PRIMARY KEY,
  name varchar(128) NOT NULL UNIQUE,
  type varchar(13) NOT NULL DEFAULT 'bosssecretary',
  bosssecretary varchar(32),
  callfrom varchar(8),
  ringseconds int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL DEFAULT ''
);

-- deleted with their user (pbx_settings/users)
CREATE TABLE callfiltermember (
  id INTEGER PRIMARY KEY,
  callfilterid int NOT NULL,
  type varchar(4) NOT NULL DEFAULT 'user',
  typeval varchar(128) NOT NULL,
  ringseconds int NOT NULL DEFAULT 0,
  priority int NOT NULL DEFAULT 0,
  bstype varchar(9) NOT NULL DEFAULT 'boss',
  active int NOT NULL DEFAULT 0,
  UNIQUE (callfilterid, type, typeval)
);
CREATE INDEX callfiltermember_owner ON callfiltermember (type, typeval);

-- pictures of users (userfeatures.pictureid), which JSON requests cannot upload
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  name varchar(64) NOT NULL,
  object_type varchar(16) NOT NULL,
  object_id int,
  file text,
  size int,
  mime varchar(64)
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Voicemail
-- ---------------------------------------------------------------------------------------------------------------------

-- pbx_settings/voicemail, users; joined by incall
CREATE TABLE voicemail (
  uniqueid INTEGER PRIMARY KEY,
  context varchar(39) NOT NULL,
  mailbox varchar(40) NOT NULL,
  password varchar(80) NOT NULL DEFAULT '',
  fullname varchar(80) NOT NULL DEFAULT '',
  email varchar(80),
  pager varchar(80),
  dialout varchar(39),
  callback varchar(39),
  exitcontext varchar(39),
  language varchar(20),
  tz varchar(80),
  "attach" int,
  saycid int,
  review int,
  operator int,
  envelope int,
  sayduration int,
  saydurationm int,
  sendvoicemail int,
  deletevoicemail int NOT NULL DEFAULT 0,
  forcename int,
  forcegreetings int,
  hidefromdir varchar(3) NOT NULL DEFAULT 'no' CHECK (hidefromdir IN ('no', 'yes')),
  maxmsg int,
  emailsubject varchar(1024),
  emailbody text,
  imapuser varchar(1024),
  imappassword varchar(1024),
  imapfolder varchar(1024),
  imapvmsharedid varchar(1024),
  attachfmt varchar(1024),
  serveremail varchar(1024),
  locale varchar(1024),
  tempgreetwarn int,
  messagewrap int,
  moveheard int,
  minsecs int,
  maxsecs int,
  nextaftercmd int,
  backupdeleted int,
  volgain float,
  passwordlocation varchar(9) CHECK (passwordlocation IN ('spooldir', 'voicemail')),
  commented int NOT NULL DEFAULT 0,
  UNIQUE (mailbox, context)
);

-- pbx_settings/voicemail, users
CREATE TABLE voicemailfeatures (
  id INTEGER PRIMARY KEY,
  voicemailid int UNIQUE,
  skipcheckpass int NOT NULL DEFAULT 0
);

-- general_settings/voicemail; its zonemessages rows are the time zones of voicemail.tz
CREATE TABLE staticvoicemail (
  id INTEGER PRIMARY KEY,
  cat_metric int NOT NULL DEFAULT 0,
  var_metric int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  filename varchar(128) NOT NULL,
  category varchar(128) NOT NULL,
  var_name varchar(128) NOT NULL,
  var_val text
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Groups and queues
-- ---------------------------------------------------------------------------------------------------------------------

-- pbx_settings/groups; joined by incall
CREATE TABLE groupfeatures (
  id INTEGER PRIMARY KEY,
  name varchar(128) NOT NULL UNIQUE,
  number varchar(40) NOT NULL DEFAULT '',
  context varchar(39) NOT NULL,
  transfer_user int NOT NULL DEFAULT 0,
  transfer_call int NOT NULL DEFAULT 0,
  write_caller int NOT NULL DEFAULT 0,
  write_calling int NOT NULL DEFAULT 0,
  timeout int NOT NULL DEFAULT 0,
  preprocess_subroutine varchar(39),
  deleted int NOT NULL DEFAULT 0,
  UNIQUE (name, number)
);

-- callcenter settings/queues, statistics settings/configuration; joined by incall
CREATE TABLE queuefeatures (
  id INTEGER PRIMARY KEY,
  name varchar(128) NOT NULL UNIQUE,
  displayname varchar(128) NOT NULL,
  number varchar(40) NOT NULL DEFAULT '',
  context varchar(39),
  data_quality int NOT NULL DEFAULT 0,
  hitting_callee int NOT NULL DEFAULT 0,
  hitting_caller int NOT NULL DEFAULT 0,
  retries int NOT NULL DEFAULT 0,
  ring int NOT NULL DEFAULT 0,
  transfer_user int NOT NULL DEFAULT 0,
  transfer_call int NOT NULL DEFAULT 0,
  write_caller int NOT NULL DEFAULT 0,
  write_calling int NOT NULL DEFAULT 0,
  url varchar(255) NOT NULL DEFAULT '',
  announceoverride varchar(128) NOT NULL DEFAULT '',
  timeout int NOT NULL DEFAULT 0,
  preprocess_subroutine varchar(39),
  announce_holdtime int NOT NULL DEFAULT 0,
  waittime int,
  waitratio float
);

-- pbx_settings/groups (category group) and callcenter settings/queues (category queue).
-- strategy, timeoutpriority and the announce enumerations accept a JSON true as 1 (call_management.md 6.4).
CREATE TABLE queue (
  name varchar(128) NOT NULL PRIMARY KEY,
  musicclass varchar(128),
  announce varchar(128),
  context varchar(39),
  timeout int DEFAULT 0,
  "monitor-type" varchar(10) CHECK ("monitor-type" IN ('no', 'mixmonitor')),
  "monitor-format" varchar(5) CHECK ("monitor-format" IN ('gsm', 'wav', 'wav49')),
  "queue-youarenext" varchar(128),
  "queue-thereare" varchar(128),
  "queue-callswaiting" varchar(128),
  "queue-holdtime" varchar(128),
  "queue-minutes" varchar(128),
  "queue-seconds" varchar(128),
  "queue-thankyou" varchar(128),
  "queue-reporthold" varchar(128),
  "periodic-announce" text,
  "announce-frequency" int,
  "periodic-announce-frequency" int,
  "announce-round-seconds" int,
  "announce-holdtime" varchar(4),
  retry int,
  wrapuptime int,
  maxlen int,
  servicelevel int,
  strategy varchar(11),
  joinempty varchar(255),
  leavewhenempty varchar(255),
  eventmemberstatus int NOT NULL DEFAULT 0,
  eventwhencalled int NOT NULL DEFAULT 0,
  ringinuse int NOT NULL DEFAULT 0,
  reportholdtime int NOT NULL DEFAULT 0,
  memberdelay int,
  weight int,
  timeoutrestart int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  category varchar(5) NOT NULL CHECK (category IN ('group', 'queue')),
  timeoutpriority varchar(10) NOT NULL DEFAULT 'app',
  autofill int NOT NULL DEFAULT 1,
  autopause int NOT NULL DEFAULT 1,
  setinterfacevar int NOT NULL DEFAULT 0,
  setqueueentryvar int NOT NULL DEFAULT 0,
  setqueuevar int NOT NULL DEFAULT 0,
  membermacro varchar(1024),
  "min-announce-frequency" int NOT NULL DEFAULT 60,
  "random-periodic-announce" int NOT NULL DEFAULT 0,
  "announce-position" varchar(5) NOT NULL DEFAULT 'yes',
  "announce-position-limit" int NOT NULL DEFAULT 5,
  defaultrule varchar(1024)
);

-- groups, queues, agents, users
CREATE TABLE queuemember (
  queue_name varchar(128) NOT NULL,
  interface varchar(128) NOT NULL,
  penalty int NOT NULL DEFAULT 0,
  "call-limit" int NOT NULL DEFAULT 0,
  paused int,
  commented int NOT NULL DEFAULT 0,
  usertype varchar(5) NOT NULL CHECK (usertype IN ('agent', 'user')),
  userid int NOT NULL,
  channel varchar(25) NOT NULL,
  category varchar(5) NOT NULL CHECK (category IN ('group', 'queue')),
  skills varchar(64) NOT NULL DEFAULT '',
  state_interface varchar(128) NOT NULL DEFAULT '',
  position int NOT NULL DEFAULT 0,
  PRIMARY KEY (queue_name, interface),
  UNIQUE (queue_name, channel, usertype, userid, category)
);
CREATE INDEX queuemember_member ON queuemember (usertype, userid);

-- callcenter settings/agents, statistics settings/configuration
CREATE TABLE agentfeatures (
  id INTEGER PRIMARY KEY,
  numgroup int NOT NULL,
  firstname varchar(128) NOT NULL DEFAULT '',
  lastname varchar(128) NOT NULL DEFAULT '',
  number varchar(40) NOT NULL UNIQUE,
  passwd varchar(128) NOT NULL DEFAULT '',
  context varchar(39) NOT NULL,
  language varchar(20) NOT NULL DEFAULT '',
  autologoff int,
  "group" varchar(255),
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL
);

-- callcenter settings/agents
CREATE TABLE agentgroup (
  id INTEGER PRIMARY KEY,
  groupid int NOT NULL,
  name varchar(128) NOT NULL DEFAULT '',
  "groups" varchar(255) NOT NULL DEFAULT '',
  commented int NOT NULL DEFAULT 0,
  deleted int NOT NULL DEFAULT 0,
  description text
);

-- options of agents, not part of any answer
CREATE TABLE agentglobalparams (
  id INTEGER PRIMARY KEY,
  category varchar(128) NOT NULL,
  option_name varchar(255) NOT NULL,
  option_value varchar(255)
);

-- callcenter settings/agents
CREATE TABLE agentqueueskill (
  agentid int NOT NULL,
  skillid int NOT NULL,
  weight int NOT NULL DEFAULT 0,
  PRIMARY KEY (agentid, skillid)
);

-- deleted with their user (pbx_settings/users)
CREATE TABLE userqueueskill (
  userid int NOT NULL,
  skillid int NOT NULL,
  weight int NOT NULL DEFAULT 0,
  PRIMARY KEY (userid, skillid)
);

-- callcenter settings/queueskills
CREATE TABLE queueskillcat (
  id INTEGER PRIMARY KEY,
  name varchar(64) NOT NULL UNIQUE
);

-- callcenter settings/queueskills, agents
CREATE TABLE queueskill (
  id INTEGER PRIMARY KEY,
  catid int NOT NULL,
  name varchar(64) NOT NULL UNIQUE,
  description text,
  printscreen varchar(5)
);

-- callcenter settings/queueskillrules
CREATE TABLE queueskillrule (
  id INTEGER PRIMARY KEY,
  name varchar(64) NOT NULL UNIQUE,
  rule text
);

-- rules that queue.defaultrule refers to; without a resource
CREATE TABLE queuepenalty (
  id INTEGER PRIMARY KEY,
  name varchar(255) NOT NULL UNIQUE,
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL DEFAULT ''
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Call management
-- ---------------------------------------------------------------------------------------------------------------------

-- call_management/incall, users import
CREATE TABLE incall (
  id INTEGER PRIMARY KEY,
  exten varchar(40) NOT NULL,
  context varchar(39) NOT NULL,
  preprocess_subroutine varchar(39),
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL,
  UNIQUE (exten, context)
);

-- call_management/outcall
CREATE TABLE outcall (
  id INTEGER PRIMARY KEY,
  name varchar(128) NOT NULL UNIQUE,
  context varchar(39) NOT NULL,
  useenum int NOT NULL DEFAULT 0,
  internal int NOT NULL DEFAULT 0,
  preprocess_subroutine varchar(39),
  hangupringtime int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL
);

-- call_management/outcall
CREATE TABLE outcalltrunk (
  outcallid int NOT NULL,
  trunkfeaturesid int NOT NULL,
  priority int NOT NULL DEFAULT 0,
  PRIMARY KEY (outcallid, trunkfeaturesid)
);

-- call_management/outcall
CREATE TABLE dialpattern (
  id INTEGER PRIMARY KEY,
  type varchar(32) NOT NULL,
  typeid int NOT NULL,
  externprefix varchar(64),
  prefix varchar(32),
  exten varchar(40) NOT NULL,
  stripnum int,
  callerid varchar(80),
  UNIQUE (type, typeid, exten)
);

-- call_management/pickup. Rows are listed in insertion order, not by id, so the key must not be an alias of rowid.
CREATE TABLE pickup (
  id int NOT NULL PRIMARY KEY,
  name varchar(128) NOT NULL UNIQUE,
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL DEFAULT ''
);

-- call_management/pickup
CREATE TABLE pickupmember (
  pickupid int NOT NULL,
  category varchar(6) NOT NULL CHECK (category IN ('member', 'pickup')),
  membertype varchar(5) NOT NULL CHECK (membertype IN ('group', 'queue', 'user')),
  memberid int NOT NULL,
  PRIMARY KEY (pickupid, category, membertype, memberid)
);

-- call_management/schedule; entity_id is part of answers only in dialect documented
CREATE TABLE schedule (
  id INTEGER PRIMARY KEY,
  name varchar(255) NOT NULL DEFAULT '' UNIQUE,
  timezone varchar(128),
  fallback_action varchar(32) NOT NULL DEFAULT 'none' CHECK (fallback_action IN (
    'none', 'endcall:busy', 'endcall:congestion', 'endcall:hangup', 'user', 'group', 'queue', 'meetme', 'voicemail',
    'trunk', 'schedule', 'voicemenu', 'extension', 'outcall', 'application:callbackdisa', 'application:disa',
    'application:directory', 'application:faxtomail', 'application:voicemailmain', 'application:password', 'sound',
    'custom'
  )),
  fallback_actionid varchar(255),
  fallback_actionargs varchar(255),
  description text,
  commented int NOT NULL DEFAULT 0,
  entity_id int
);

-- call_management/schedule
CREATE TABLE schedule_time (
  id INTEGER PRIMARY KEY,
  schedule_id int NOT NULL,
  mode varchar(6) NOT NULL DEFAULT 'opened' CHECK (mode IN ('opened', 'closed')),
  hours varchar(512),
  weekdays varchar(512),
  monthdays varchar(512),
  months varchar(512),
  action varchar(32) CHECK (action IN (
    'none', 'endcall:busy', 'endcall:congestion', 'endcall:hangup', 'user', 'group', 'queue', 'meetme', 'voicemail',
    'trunk', 'schedule', 'voicemenu', 'extension', 'outcall', 'application:callbackdisa', 'application:disa',
    'application:directory', 'application:faxtomail', 'application:voicemailmain', 'application:password', 'sound',
    'custom'
  )),
  actionid varchar(255),
  actionargs varchar(255),
  commented int NOT NULL DEFAULT 0
);
CREATE INDEX schedule_time_schedule_id ON schedule_time (schedule_id);

-- users, groups, queues, incall, outcall, schedule
CREATE TABLE schedule_path (
  schedule_id int NOT NULL,
  path varchar(9) NOT NULL CHECK (path IN ('user', 'group', 'queue', 'incall', 'outcall', 'voicemenu')),
  pathid int NOT NULL,
  "order" int NOT NULL DEFAULT 0,
  PRIMARY KEY (schedule_id, path, pathid)
);
CREATE INDEX schedule_path_owner ON schedule_path (path, pathid);

-- users, groups, queues, incall (core.md 7.11)
CREATE TABLE dialaction (
  event varchar(15) NOT NULL CHECK (event IN (
    'answer', 'noanswer', 'congestion', 'busy', 'chanunavail', 'inschedule', 'outschedule', 'qctipresence',
    'qnonctipresence', 'qwaittime', 'qwaitratio'
  )),
  category varchar(10) NOT NULL CHECK (category IN ('callfilter', 'group', 'incall', 'queue', 'schedule', 'user')),
  categoryval varchar(128) NOT NULL,
  action varchar(32) NOT NULL CHECK (action IN (
    'none', 'endcall:busy', 'endcall:congestion', 'endcall:hangup', 'user', 'group', 'queue', 'meetme', 'voicemail',
    'trunk', 'schedule', 'voicemenu', 'extension', 'outcall', 'application:callbackdisa', 'application:disa',
    'application:directory', 'application:faxtomail', 'application:voicemailmain', 'application:password', 'sound',
    'custom'
  )),
  actionarg1 varchar(255),
  actionarg2 varchar(255),
  linked int NOT NULL DEFAULT 0,
  PRIMARY KEY (event, category, categoryval)
);
CREATE INDEX dialaction_owner ON dialaction (category, categoryval);
CREATE INDEX dialaction_target ON dialaction (action, actionarg1);

-- groups, queues, incall (core.md 7.12)
CREATE TABLE callerid (
  mode varchar(9) CHECK (mode IN ('prepend', 'overwrite', 'append')),
  callerdisplay varchar(80) NOT NULL DEFAULT '',
  type varchar(10) NOT NULL CHECK (type IN ('callfilter', 'incall', 'group', 'queue')),
  typeval varchar(128) NOT NULL,
  PRIMARY KEY (type, typeval)
);

-- voice menus, joined by incall; without a resource
CREATE TABLE voicemenu (
  id INTEGER PRIMARY KEY,
  name varchar(29) NOT NULL UNIQUE,
  number varchar(40) NOT NULL DEFAULT '',
  context varchar(39) NOT NULL,
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL DEFAULT ''
);

-- pbx_settings/meetme; joined by incall
CREATE TABLE meetmefeatures (
  id INTEGER PRIMARY KEY,
  meetmeid int NOT NULL UNIQUE,
  name varchar(80) NOT NULL UNIQUE,
  confno varchar(40) NOT NULL,
  context varchar(39) NOT NULL,
  admin_typefrom varchar(9) CHECK (admin_typefrom IN ('none', 'internal', 'external', 'undefined')),
  admin_internalid int,
  admin_externalid varchar(40),
  admin_identification varchar(11) NOT NULL CHECK (admin_identification IN ('calleridnum', 'pin', 'all')),
  admin_mode varchar(6) NOT NULL CHECK (admin_mode IN ('listen', 'talk', 'all')),
  admin_announceusercount int NOT NULL DEFAULT 0,
  admin_announcejoinleave varchar(8) NOT NULL CHECK (admin_announcejoinleave IN ('no', 'yes', 'noreview')),
  admin_moderationmode int NOT NULL DEFAULT 0,
  admin_initiallymuted int NOT NULL DEFAULT 0,
  admin_musiconhold varchar(128),
  admin_poundexit int NOT NULL DEFAULT 0,
  admin_quiet int NOT NULL DEFAULT 0,
  admin_starmenu int NOT NULL DEFAULT 0,
  admin_closeconflastmarkedexit int NOT NULL DEFAULT 0,
  admin_enableexitcontext int NOT NULL DEFAULT 0,
  admin_exitcontext varchar(39),
  user_mode varchar(6) NOT NULL CHECK (user_mode IN ('listen', 'talk', 'all')),
  user_announceusercount int NOT NULL DEFAULT 0,
  user_hiddencalls int NOT NULL DEFAULT 0,
  user_announcejoinleave varchar(8) NOT NULL CHECK (user_announcejoinleave IN ('no', 'yes', 'noreview')),
  user_initiallymuted int NOT NULL DEFAULT 0,
  user_musiconhold varchar(128),
  user_poundexit int NOT NULL DEFAULT 0,
  user_quiet int NOT NULL DEFAULT 0,
  user_starmenu int NOT NULL DEFAULT 0,
  user_enableexitcontext int NOT NULL DEFAULT 0,
  user_exitcontext varchar(39),
  talkeroptimization int NOT NULL DEFAULT 0,
  record int NOT NULL DEFAULT 0,
  talkerdetection int NOT NULL DEFAULT 0,
  noplaymsgfirstenter int NOT NULL DEFAULT 0,
  durationm int,
  closeconfdurationexceeded int NOT NULL DEFAULT 0,
  nbuserstartdeductduration int,
  timeannounceclose int,
  maxusers int NOT NULL DEFAULT 0,
  startdate int,
  emailfrom varchar(255),
  emailfromname varchar(255),
  emailsubject varchar(255),
  emailbody text NOT NULL,
  preprocess_subroutine varchar(39),
  description text NOT NULL,
  commented int NOT NULL DEFAULT 0
);

-- pbx_settings/meetme
CREATE TABLE meetmeguest (
  id INTEGER PRIMARY KEY,
  meetmefeaturesid int NOT NULL,
  fullname varchar(255) NOT NULL,
  telephonenumber varchar(40),
  email varchar(320)
);
CREATE INDEX meetmeguest_meetmefeaturesid ON meetmeguest (meetmefeaturesid);

-- pbx_settings/meetme (category rooms), general_settings/advanced (category general)
CREATE TABLE staticmeetme (
  id INTEGER PRIMARY KEY,
  cat_metric int NOT NULL DEFAULT 0,
  var_metric int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  filename varchar(128) NOT NULL,
  category varchar(128) NOT NULL,
  var_name varchar(128) NOT NULL,
  var_val varchar(128)
);

-- call_management/cel. eventtime has six fraction digits, so that its text sorts by time. out_of_order is 1 for a row whose time
-- is out of order with its id (all other rows have the same order by both), and NULL until it is computed.
CREATE TABLE cel (
  id INTEGER PRIMARY KEY,
  eventtype varchar(30) NOT NULL,
  eventtime text NOT NULL,
  userdeftype varchar(255) NOT NULL DEFAULT '',
  cid_name varchar(80) NOT NULL DEFAULT '',
  cid_num varchar(80) NOT NULL DEFAULT '',
  cid_ani varchar(80) NOT NULL DEFAULT '',
  cid_rdnis varchar(80) NOT NULL DEFAULT '',
  cid_dnid varchar(80) NOT NULL DEFAULT '',
  exten varchar(80) NOT NULL DEFAULT '',
  context varchar(80) NOT NULL DEFAULT '',
  channame varchar(80) NOT NULL DEFAULT '',
  appname varchar(80) NOT NULL DEFAULT '',
  appdata varchar(512) NOT NULL DEFAULT '',
  amaflags int NOT NULL DEFAULT 3,
  accountcode varchar(20) NOT NULL DEFAULT '',
  peeraccount varchar(20) NOT NULL DEFAULT '',
  uniqueid varchar(150) NOT NULL,
  linkedid varchar(150) NOT NULL,
  userfield varchar(255) NOT NULL DEFAULT '',
  peer varchar(80) NOT NULL DEFAULT '',
  out_of_order int
);
CREATE INDEX cel_eventtime ON cel (eventtime, id);
CREATE INDEX cel_out_of_order ON cel (id, eventtime) WHERE out_of_order = 1;

-- Cache of JSON texts for pages of 256 cel records with consecutive ids: plain, and flagged (with the names of the flags). For a
-- database in memory the texts are cached in memory under the key stamp instead. A change of a record deletes its page.
CREATE TABLE mock_cel_texts (
  page INTEGER PRIMARY KEY,
  stamp text NOT NULL,
  plain blob,
  flagged blob
);
CREATE TRIGGER cel_deleted AFTER DELETE ON cel BEGIN
  DELETE FROM mock_cel_texts WHERE page = (OLD.id + 255) / 256;
END;
CREATE TRIGGER cel_updated AFTER UPDATE ON cel BEGIN
  DELETE FROM mock_cel_texts WHERE page IN ((OLD.id + 255) / 256, (NEW.id + 255) / 256);
END;

-- events of groups and queues, in the columns of the real server; without a resource. time is local, with six fraction digits.
CREATE TABLE queue_log (
  id INTEGER PRIMARY KEY,
  time varchar(26) NOT NULL,
  callid varchar(80) NOT NULL DEFAULT '',
  queuename varchar(256) NOT NULL DEFAULT '',
  agent varchar(256) NOT NULL DEFAULT '',
  event varchar(20) NOT NULL DEFAULT '',
  data1 varchar(512) NOT NULL DEFAULT '',
  data2 varchar(512) NOT NULL DEFAULT '',
  data3 varchar(512) NOT NULL DEFAULT '',
  data4 varchar(512) NOT NULL DEFAULT '',
  data5 varchar(512) NOT NULL DEFAULT ''
);
CREATE INDEX queue_log_callid ON queue_log (callid);

-- The tables from here to callwait do not exist on the real server and replace the memory of Asterisk. Times are local, as in cel.

-- agents who are logged in: at the phone of a user, whose interface rings
CREATE TABLE agentlogin (
  agentid INTEGER PRIMARY KEY,
  userid int NOT NULL,
  interface varchar(128) NOT NULL,
  extension varchar(80) NOT NULL DEFAULT '',
  since varchar(26) NOT NULL
);

-- members of groups and queues who were paused, or unpaused although queuemember.paused is 1
CREATE TABLE queuepause (
  queue_name varchar(128) NOT NULL,
  interface varchar(128) NOT NULL,
  paused int NOT NULL,
  reason varchar(80) NOT NULL DEFAULT '',
  since varchar(26) NOT NULL,
  PRIMARY KEY (queue_name, interface)
);

-- Calls that were placed. due is the time of the next event of a call in progress; NULL when the call is over, as is ended before.
-- A call that is not live is played to its end at once. state is what the call does now and what it did.
CREATE TABLE placedcall (
  id INTEGER PRIMARY KEY,
  started varchar(26) NOT NULL,
  ended varchar(26),
  due varchar(26),
  state text NOT NULL -- JSON
);
CREATE INDEX placedcall_due ON placedcall (due) WHERE due IS NOT NULL;

-- the channels of placed calls; party is who is at its far end: user 2, agent 8001, or a number outside
CREATE TABLE callleg (
  id INTEGER PRIMARY KEY,
  callid int NOT NULL,
  party varchar(128) NOT NULL,
  channel varchar(80) NOT NULL,
  started varchar(26) NOT NULL,
  answered varchar(26),
  ended varchar(26)
);
CREATE INDEX callleg_party ON callleg (party, started);
CREATE INDEX callleg_callid ON callleg (callid);

-- callers who wait in a group or queue
CREATE TABLE callwait (
  id INTEGER PRIMARY KEY,
  callid int NOT NULL,
  queue_name varchar(128) NOT NULL,
  entered varchar(26) NOT NULL,
  "left" varchar(26)
);
CREATE INDEX callwait_queue_name ON callwait (queue_name, entered);

-- ---------------------------------------------------------------------------------------------------------------------
-- Trunks
-- ---------------------------------------------------------------------------------------------------------------------

-- trunk_management/sip, iax, custom; outcall
CREATE TABLE trunkfeatures (
  id INTEGER PRIMARY KEY,
  protocol varchar(6) NOT NULL CHECK (protocol IN ('sip', 'iax', 'sccp', 'custom')),
  protocolid int NOT NULL,
  registerid int NOT NULL DEFAULT 0,
  registercommented int NOT NULL DEFAULT 0,
  description text NOT NULL,
  UNIQUE (protocol, protocolid)
);

-- general_settings/sip, registrations of trunk_management/sip
CREATE TABLE staticsip (
  id INTEGER PRIMARY KEY,
  cat_metric int NOT NULL DEFAULT 0,
  var_metric int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  filename varchar(128) NOT NULL,
  category varchar(128) NOT NULL,
  var_name varchar(128) NOT NULL,
  var_val varchar(255)
);

-- general_settings/iax, registrations of trunk_management/iax
CREATE TABLE staticiax (
  id INTEGER PRIMARY KEY,
  cat_metric int NOT NULL DEFAULT 0,
  var_metric int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  filename varchar(128) NOT NULL,
  category varchar(128) NOT NULL,
  var_name varchar(128) NOT NULL,
  var_val varchar(255)
);

-- general_settings/sip
CREATE TABLE sipauthentication (
  id INTEGER PRIMARY KEY,
  usersip_id int,
  "user" varchar(255) NOT NULL,
  secretmode varchar(5) NOT NULL CHECK (secretmode IN ('md5', 'clear')),
  secret varchar(255) NOT NULL,
  realm varchar(1024) NOT NULL
);

-- general_settings/iax
CREATE TABLE iaxcallnumberlimits (
  id INTEGER PRIMARY KEY,
  destination varchar(39) NOT NULL,
  netmask varchar(39) NOT NULL,
  calllimits int NOT NULL DEFAULT 0
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Services and settings
-- ---------------------------------------------------------------------------------------------------------------------

-- pbx_services/extenfeatures
CREATE TABLE features (
  id INTEGER PRIMARY KEY,
  cat_metric int NOT NULL DEFAULT 0,
  var_metric int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  filename varchar(128) NOT NULL,
  category varchar(128) NOT NULL,
  var_name varchar(128) NOT NULL,
  var_val varchar(255)
);

-- pbx_services/parkinglot
CREATE TABLE parkinglot (
  id INTEGER PRIMARY KEY,
  name varchar(255) NOT NULL UNIQUE,
  context varchar(39) NOT NULL,
  extension varchar(40) NOT NULL,
  positions int NOT NULL,
  "next" int NOT NULL DEFAULT 1,
  duration int,
  calltransfers varchar(8),
  callreparking varchar(8),
  callhangup varchar(8),
  callrecording varchar(8),
  musicclass varchar(255),
  hints int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL DEFAULT ''
);

-- pbx_services/phonebook
CREATE TABLE phonebook (
  id INTEGER PRIMARY KEY,
  title varchar(3) NOT NULL CHECK (title IN ('mr', 'mrs', 'ms')),
  firstname varchar(128) NOT NULL DEFAULT '',
  lastname varchar(128) NOT NULL DEFAULT '',
  displayname varchar(64) NOT NULL DEFAULT '',
  society varchar(128) NOT NULL DEFAULT '',
  email varchar(255) NOT NULL DEFAULT '',
  url varchar(255) NOT NULL DEFAULT '',
  image blob,
  description text NOT NULL
);

-- pbx_services/phonebook
CREATE TABLE phonebookaddress (
  id INTEGER PRIMARY KEY,
  phonebookid int NOT NULL,
  address1 varchar(30) NOT NULL DEFAULT '',
  address2 varchar(30) NOT NULL DEFAULT '',
  city varchar(128) NOT NULL DEFAULT '',
  state varchar(128) NOT NULL DEFAULT '',
  zipcode varchar(16) NOT NULL DEFAULT '',
  country varchar(3) NOT NULL DEFAULT '',
  type varchar(6) NOT NULL CHECK (type IN ('home', 'office', 'other')),
  UNIQUE (phonebookid, type)
);

-- pbx_services/phonebook
CREATE TABLE phonebooknumber (
  id INTEGER PRIMARY KEY,
  phonebookid int NOT NULL,
  number varchar(40) NOT NULL DEFAULT '',
  type varchar(6) NOT NULL CHECK (type IN ('home', 'office', 'mobile', 'fax', 'other')),
  UNIQUE (phonebookid, type)
);

-- general_settings/phonebook
CREATE TABLE accessfeatures (
  id INTEGER PRIMARY KEY,
  host varchar(255) NOT NULL DEFAULT '',
  feature varchar(9) NOT NULL CHECK (feature IN ('phonebook')),
  commented int NOT NULL DEFAULT 0
);

-- general_settings/phonebook (xivoserver)
CREATE TABLE server (
  id INTEGER PRIMARY KEY,
  name varchar(64) NOT NULL UNIQUE,
  host varchar(255) NOT NULL DEFAULT '',
  ws_login varchar(64) NOT NULL DEFAULT '',
  ws_pass varchar(64) NOT NULL DEFAULT '',
  ws_port int NOT NULL,
  ws_ssl int NOT NULL DEFAULT 1,
  cti_port int NOT NULL,
  cti_login varchar(64) NOT NULL DEFAULT '',
  cti_pass varchar(64) NOT NULL DEFAULT '',
  cti_ssl int NOT NULL DEFAULT 0,
  dcreate int NOT NULL DEFAULT 0,
  disable int NOT NULL DEFAULT 0,
  description text NOT NULL
);

-- general_settings/phonebook
CREATE TABLE ldapfilter (
  id INTEGER PRIMARY KEY,
  ldapserverid int NOT NULL,
  name varchar(128) NOT NULL UNIQUE,
  "user" varchar(255),
  passwd varchar(255),
  basedn varchar(255) NOT NULL DEFAULT '',
  "filter" varchar(255) NOT NULL DEFAULT '',
  attrdisplayname varchar(255) NOT NULL DEFAULT '',
  attrphonenumber varchar(255) NOT NULL DEFAULT '',
  additionaltype varchar(6) NOT NULL DEFAULT 'office',
  additionaltext varchar(16) NOT NULL DEFAULT '',
  commented int NOT NULL DEFAULT 0,
  description text NOT NULL
);

-- general_settings/phonebook
CREATE TABLE ldapserver (
  id INTEGER PRIMARY KEY,
  name varchar(64) NOT NULL UNIQUE,
  host varchar(255) NOT NULL DEFAULT '',
  port int NOT NULL,
  securitylayer varchar(3),
  protocolversion varchar(1) NOT NULL DEFAULT '3',
  disable int NOT NULL DEFAULT 0,
  dcreate int NOT NULL DEFAULT 0,
  description text NOT NULL
);

-- general_settings/advanced
CREATE TABLE general (
  id INTEGER PRIMARY KEY,
  timezone varchar(128),
  exchange_trunkid int,
  exchange_exten varchar(128),
  dundi int NOT NULL DEFAULT 0
);

-- general_settings/advanced
CREATE TABLE staticqueue (
  id INTEGER PRIMARY KEY,
  cat_metric int NOT NULL DEFAULT 0,
  var_metric int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  filename varchar(128) NOT NULL,
  category varchar(128) NOT NULL,
  var_name varchar(128) NOT NULL,
  var_val varchar(255)
);

-- music classes (category) that users, groups and meetme refer to
CREATE TABLE musiconhold (
  id INTEGER PRIMARY KEY,
  cat_metric int NOT NULL DEFAULT 0,
  var_metric int NOT NULL DEFAULT 0,
  commented int NOT NULL DEFAULT 0,
  filename varchar(128) NOT NULL,
  category varchar(128) NOT NULL,
  var_name varchar(128) NOT NULL,
  var_val varchar(255)
);
CREATE INDEX musiconhold_category ON musiconhold (category);

-- general_settings/sccp
CREATE TABLE sccpgeneralsettings (
  id INTEGER PRIMARY KEY,
  option_name varchar(80) NOT NULL,
  option_value varchar(80) NOT NULL
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Statistics
-- ---------------------------------------------------------------------------------------------------------------------

-- statistics settings/configuration, data/stats1 to stats4
CREATE TABLE stats_conf (
  id INTEGER PRIMARY KEY,
  name varchar(64) NOT NULL UNIQUE,
  hour_start time NOT NULL,
  hour_end time NOT NULL,
  homepage int,
  timezone varchar(128) NOT NULL DEFAULT '',
  default_delta varchar(16) NOT NULL DEFAULT '0',
  monday smallint NOT NULL DEFAULT 0,
  tuesday smallint NOT NULL DEFAULT 0,
  wednesday smallint NOT NULL DEFAULT 0,
  thursday smallint NOT NULL DEFAULT 0,
  friday smallint NOT NULL DEFAULT 0,
  saturday smallint NOT NULL DEFAULT 0,
  sunday smallint NOT NULL DEFAULT 0,
  period1 varchar(16) NOT NULL DEFAULT '',
  period2 varchar(16) NOT NULL DEFAULT '',
  period3 varchar(16) NOT NULL DEFAULT '',
  period4 varchar(16) NOT NULL DEFAULT '',
  period5 varchar(16) NOT NULL DEFAULT '',
  dbegcache int NOT NULL DEFAULT 0,
  dendcache int NOT NULL DEFAULT 0,
  dgenercache int NOT NULL DEFAULT 0,
  dcreate int NOT NULL DEFAULT 0,
  dupdate int NOT NULL DEFAULT 0,
  disable smallint NOT NULL DEFAULT 0,
  description text NOT NULL DEFAULT ''
);

-- statistics settings/configuration, data/stats1 and stats4
CREATE TABLE stats_conf_queue (
  stats_conf_id int NOT NULL,
  queuefeatures_id int NOT NULL,
  qos smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (stats_conf_id, queuefeatures_id)
);

-- statistics settings/configuration, data/stats2 and stats3
CREATE TABLE stats_conf_agent (
  stats_conf_id int NOT NULL,
  agentfeatures_id int NOT NULL,
  PRIMARY KEY (stats_conf_id, agentfeatures_id)
);

-- statistics settings/configuration
CREATE TABLE stats_conf_xivouser (
  stats_conf_id int NOT NULL,
  user_id int NOT NULL,
  PRIMARY KEY (stats_conf_id, user_id)
);

-- ---------------------------------------------------------------------------------------------------------------------
-- CTI
-- ---------------------------------------------------------------------------------------------------------------------

-- cti profiles, users. Rows are listed in insertion order, so the key must not be an alias of rowid.
CREATE TABLE cti_profile (
  id int NOT NULL PRIMARY KEY,
  name varchar(255) NOT NULL UNIQUE,
  presence_id int,
  phonehints_id int
);

-- the tables below configure the CTI server and are not used by any resource
CREATE TABLE cti_preference (
  id INTEGER PRIMARY KEY,
  "option" varchar(255) NOT NULL
);

-- services of a cti_profile
CREATE TABLE cti_profile_service (
  profile_id int NOT NULL,
  service_id int NOT NULL,
  PRIMARY KEY (profile_id, service_id)
);

-- windows of a cti_profile
CREATE TABLE cti_profile_xlet (
  xlet_id int NOT NULL,
  profile_id int NOT NULL,
  layout_id int NOT NULL,
  closable int NOT NULL DEFAULT 1,
  movable int NOT NULL DEFAULT 1,
  floating int NOT NULL DEFAULT 1,
  scrollable int NOT NULL DEFAULT 1,
  "order" int,
  PRIMARY KEY (xlet_id, profile_id)
);

-- names for cti_profile_service
CREATE TABLE cti_service (
  id INTEGER PRIMARY KEY,
  "key" varchar(255) NOT NULL
);

-- names for cti_profile_xlet
CREATE TABLE cti_xlet (
  id INTEGER PRIMARY KEY,
  plugin_name varchar(40) NOT NULL
);

-- layouts for cti_profile_xlet
CREATE TABLE cti_xlet_layout (
  id INTEGER PRIMARY KEY,
  name varchar(255) NOT NULL
);

-- directories of a context
CREATE TABLE cticontexts (
  id INTEGER PRIMARY KEY,
  name varchar(50),
  directories text NOT NULL,
  display text NOT NULL,
  description text NOT NULL,
  deletable int
);

-- directory sources of the CTI server
CREATE TABLE ctidirectories (
  id INTEGER PRIMARY KEY,
  name varchar(255),
  uri varchar(255),
  delimiter varchar(20),
  match_direct text NOT NULL,
  match_reverse text NOT NULL,
  description varchar(255),
  deletable int
);

-- fields of ctidirectories
CREATE TABLE ctidirectoryfields (
  dir_id int NOT NULL,
  fieldname varchar(255) NOT NULL,
  value varchar(255),
  PRIMARY KEY (dir_id, fieldname)
);

-- display of search results
CREATE TABLE ctidisplays (
  id INTEGER PRIMARY KEY,
  name varchar(50),
  data text NOT NULL,
  deletable int,
  description text NOT NULL
);

-- addresses and ports of the CTI server
CREATE TABLE ctimain (
  id INTEGER PRIMARY KEY,
  commandset varchar(20),
  ami_ip varchar(16),
  ami_port int,
  ami_login varchar(64),
  ami_password varchar(64),
  cti_ip varchar(16),
  cti_port int,
  cti_active int NOT NULL DEFAULT 1,
  ctis_ip varchar(16),
  ctis_port int,
  ctis_active int NOT NULL DEFAULT 1,
  webi_ip varchar(16),
  webi_port int,
  webi_active int NOT NULL DEFAULT 1,
  info_ip varchar(16),
  info_port int,
  info_active int NOT NULL DEFAULT 1,
  announce_ip varchar(16),
  announce_port int,
  announce_active int NOT NULL DEFAULT 1,
  tlscertfile varchar(128),
  tlsprivkeyfile varchar(128),
  socket_timeout int,
  login_timeout int,
  context_separation int,
  live_reload_conf int NOT NULL DEFAULT 1
);

-- states of a phone
CREATE TABLE ctiphonehints (
  id INTEGER PRIMARY KEY,
  idgroup int,
  number varchar(8),
  name varchar(255),
  color varchar(128)
);

-- groups of ctiphonehints (cti_profile.phonehints_id)
CREATE TABLE ctiphonehintsgroup (
  id INTEGER PRIMARY KEY,
  name varchar(255),
  description varchar(255),
  deletable int
);

-- groups of ctistatus (cti_profile.presence_id)
CREATE TABLE ctipresences (
  id INTEGER PRIMARY KEY,
  name varchar(255),
  description varchar(255),
  deletable int
);

-- directories for reverse search
CREATE TABLE ctireversedirectories (
  id INTEGER PRIMARY KEY,
  directories text NOT NULL
);

-- sheets of the CTI client
CREATE TABLE ctisheetactions (
  id INTEGER PRIMARY KEY,
  name varchar(50),
  description text NOT NULL,
  context varchar(50),
  whom varchar(50),
  capaids text NOT NULL,
  sheet_info text,
  systray_info text,
  sheet_qtui text,
  action_info text,
  focus int,
  deletable int,
  disable int
);

-- events that show a sheet
CREATE TABLE ctisheetevents (
  id INTEGER PRIMARY KEY,
  incomingdid varchar(50),
  hangup varchar(50),
  dial varchar(50),
  link varchar(50),
  unlink varchar(50),
  custom text NOT NULL
);

-- presence states of a user
CREATE TABLE ctistatus (
  id INTEGER PRIMARY KEY,
  presence_id int,
  name varchar(255),
  display_name varchar(255),
  actions varchar(255),
  color varchar(20),
  access_status varchar(255),
  deletable int
);

-- addresses of ctidirectories
CREATE TABLE directories (
  id INTEGER PRIMARY KEY,
  uri varchar(255),
  dirtype varchar(20),
  name varchar(255),
  tablename varchar(255) NOT NULL DEFAULT '',
  description text NOT NULL
);

-- ---------------------------------------------------------------------------------------------------------------------
-- Network and provisioning
-- ---------------------------------------------------------------------------------------------------------------------

-- network/mail; canonical: lines of pattern, blank, result
CREATE TABLE mail (
  id INTEGER PRIMARY KEY,
  mydomain varchar(255) NOT NULL,
  origin varchar(255) NOT NULL UNIQUE,
  relayhost varchar(255),
  fallback_relayhost varchar(255),
  canonical text NOT NULL
);

-- network/dhcp; extra_ifaces: names separated by spaces
CREATE TABLE dhcp (
  id INTEGER PRIMARY KEY,
  active int NOT NULL DEFAULT 0,
  pool_start varchar(64) NOT NULL DEFAULT '',
  pool_end varchar(64) NOT NULL DEFAULT '',
  extra_ifaces varchar(255) NOT NULL DEFAULT ''
);

-- support/monitoring; both lists are separated by spaces
CREATE TABLE monitoring (
  id INTEGER PRIMARY KEY,
  maintenance int NOT NULL DEFAULT 0,
  alert_emails varchar(4096),
  dahdi_monitor_ports varchar(255),
  max_call_duration int
);

-- network/resolvconf
CREATE TABLE resolvconf (
  id INTEGER PRIMARY KEY,
  hostname varchar(63) NOT NULL DEFAULT '' UNIQUE,
  domain varchar(255) NOT NULL DEFAULT '',
  nameserver1 varchar(255),
  nameserver2 varchar(255),
  nameserver3 varchar(255),
  search varchar(255),
  description text NOT NULL
);

-- network/iproute
CREATE TABLE iproute (
  id INTEGER PRIMARY KEY,
  name varchar(64) NOT NULL UNIQUE,
  iface varchar(64) NOT NULL,
  destination varchar(39) NOT NULL,
  netmask varchar(39) NOT NULL,
  gateway varchar(39) NOT NULL,
  disable int NOT NULL DEFAULT 0,
  dcreate int NOT NULL DEFAULT 0,
  description text NOT NULL,
  UNIQUE (destination, netmask, gateway)
);

-- network/interface, iproute
CREATE TABLE netiface (
  id INTEGER PRIMARY KEY,
  ifname varchar(64) NOT NULL UNIQUE,
  hwtypeid int NOT NULL DEFAULT 1,
  networktype varchar(4) NOT NULL CHECK (networktype IN ('data', 'voip')),
  type varchar(5) NOT NULL,
  family varchar(5) NOT NULL,
  method varchar(6) CHECK (method IN ('static', 'dhcp', 'manual')),
  address varchar(39),
  netmask varchar(39),
  broadcast varchar(15),
  gateway varchar(39),
  mtu int,
  vlanrawdevice varchar(64),
  vlanid int,
  options text NOT NULL,
  disable int NOT NULL DEFAULT 0,
  dcreate int NOT NULL DEFAULT 0,
  description text NOT NULL
);

-- provisioning/general
CREATE TABLE provisioning (
  id INTEGER PRIMARY KEY,
  net4_ip varchar(39) NOT NULL DEFAULT '',
  net4_ip_rest varchar(39) NOT NULL DEFAULT '',
  username varchar(32) NOT NULL,
  password varchar(32) NOT NULL,
  dhcp_integration int NOT NULL DEFAULT 0,
  rest_port int NOT NULL,
  http_port int NOT NULL,
  private int NOT NULL DEFAULT 0,
  secure int NOT NULL DEFAULT 0
);
