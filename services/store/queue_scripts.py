"""The steps of a queue that must happen whole, as Lua for Redis.

Every key lies in one slot (see keys.py). A script that adds something does so before it takes
anything away: a full Redis refuses the first addition, and then nothing has been done.
"""

from .pipe import Script

PUT = Script("""
local stream, once = KEYS[1], KEYS[2]
local lane, body, ttl, digest = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if ttl ~= '' and not redis.call('SET', once, digest, 'NX', 'EX', ttl) then
  return redis.call('GET', once) == digest and 0 or -1
end
redis.call('XADD', stream, '*', 'lane', lane, 'attempt', 0, 'body', body)
return 1
""")

DONE = Script("""
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
return redis.call('XDEL', KEYS[1], ARGV[2])
""")

LATER = Script("""
local stream, due, waiting = KEYS[1], KEYS[2], KEYS[3]
local group, id, about, body, seconds = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local now = ARGV[6] ~= '' and ARGV[6] or redis.call('TIME')[1]
if #redis.call('XPENDING', stream, group, id, id, 1) == 0 then return 0 end
redis.call('HSET', waiting, id, about, id .. ':body', body)
redis.call('ZADD', due, now + seconds, id)
redis.call('XACK', stream, group, id)
return redis.call('XDEL', stream, id)
""")

BURY = Script("""
local stream, dead = KEYS[1], KEYS[2]
local group, id, lane, why, was, body = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]
if #redis.call('XPENDING', stream, group, id, id, 1) == 0 then return 0 end
redis.call('XADD', dead, '*', 'lane', lane, 'why', why, 'was', was, 'body', body)
redis.call('XACK', stream, group, id)
return redis.call('XDEL', stream, id)
""")

RELEASE = Script("""
local stream, due, waiting = KEYS[1], KEYS[2], KEYS[3]
local now = ARGV[1] ~= '' and ARGV[1] or redis.call('TIME')[1]
local ids = redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, 100)
for _, id in ipairs(ids) do
  local about = cjson.decode(redis.call('HGET', waiting, id))
  local body = redis.call('HGET', waiting, id .. ':body')
  redis.call('XADD', stream, '*', 'lane', about.lane, 'attempt', about.attempt, 'body', body)
  redis.call('ZREM', due, id)
  redis.call('HDEL', waiting, id, id .. ':body')
end
return #ids
""")

BEAT = Script("""
local workers, me, ttl, leaving = KEYS[1], ARGV[1], tonumber(ARGV[2]), ARGV[3] == '1'
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', workers, '-inf', now - ttl)
if leaving then redis.call('ZREM', workers, me) else redis.call('ZADD', workers, now, me) end
local fair = leaving and 0 or math.ceil((#KEYS - 1) / redis.call('ZCARD', workers))
local kept, taken, free = {}, {}, {}
for number = 2, #KEYS do
  local holder = redis.call('GET', KEYS[number])
  if holder == me then
    redis.call('PEXPIRE', KEYS[number], ttl)
    table.insert(kept, number - 2)
  elseif not holder then
    table.insert(free, number)
  end
end
for _, number in ipairs(free) do
  if #kept + #taken >= fair then break end
  redis.call('SET', KEYS[number], me, 'PX', ttl)
  table.insert(taken, number - 2)
end
return {kept, taken, fair}
""")

GIVE_BACK = Script("""
for _, lease in ipairs(KEYS) do
  if redis.call('GET', lease) == ARGV[1] then redis.call('DEL', lease) end
end
return 1
""")
