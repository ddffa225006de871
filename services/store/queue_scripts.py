"""The steps of a queue that must happen whole, as Lua for Redis.

KEYS and ARGV are those of `queue.Queue`; every key lies in one slot (see keys.py).
"""

PUT = """
if ARGV[4] ~= '' and not redis.call('SET', KEYS[2], ARGV[5], 'NX', 'EX', ARGV[4]) then
  return redis.call('GET', KEYS[2]) == ARGV[5] and 0 or -1
end
redis.call('XADD', KEYS[1], '*', 'lane', ARGV[1], 'attempt', ARGV[2], 'body', ARGV[3])
return 1
"""

DONE = """
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
return redis.call('XDEL', KEYS[1], ARGV[2])
"""

LATER = """
if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('XDEL', KEYS[1], ARGV[2])
redis.call('HSET', KEYS[3], ARGV[2], ARGV[3])
redis.call('HSET', KEYS[3], ARGV[2] .. ':body', ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[5], ARGV[2])
return 1
"""

BURY = """
if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('XDEL', KEYS[1], ARGV[2])
redis.call('XADD', KEYS[2], '*', 'lane', ARGV[3], 'why', ARGV[4], 'body', ARGV[5])
return 1
"""

RELEASE = """
local ids = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, 100)
for _, id in ipairs(ids) do
  local about = cjson.decode(redis.call('HGET', KEYS[3], id))
  local body = redis.call('HGET', KEYS[3], id .. ':body')
  redis.call('XADD', KEYS[1], '*', 'lane', about.lane, 'attempt', about.attempt, 'body', body)
  redis.call('ZREM', KEYS[2], id)
  redis.call('HDEL', KEYS[3], id, id .. ':body')
end
return #ids
"""

FORGET = """
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
return redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
"""
