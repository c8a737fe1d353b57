-- Find datasets stuck in processing (older than 2 hours)
SELECT wdh.id, wdh.dataset_id, wdh.status, wdh.updated_at,
       TIMESTAMPDIFF(MINUTE, wdh.updated_at, NOW()) as minutes_stuck,
       wtg.name as wishlist_name
FROM wishlist_dataset_histories wdh
JOIN wishlist_to_groups wtg ON wdh.wishlist_to_group_id = wtg.id
WHERE wdh.status IN ('Pending', 'Analyzing')
AND wdh.updated_at < DATE_SUB(NOW(), INTERVAL 2 HOUR)
ORDER BY wdh.updated_at ASC;
